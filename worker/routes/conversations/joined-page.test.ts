import { expect, test } from "vitest"
import type { Entry } from "../../../protocol/entry.ts"
import type { EntriesRead } from "../../org/reads.ts"
import { joinedPage } from "./joined-page.ts"

const conversationId = crypto.randomUUID()
const said = (text: string): Entry => ({
  ...{ id: crypto.randomUUID(), conversationId, seq: 2, position: 2, at: 0 },
  ...{ author: { kind: "customer", id: null, name: "Lena" }, body: { type: "message", text } },
})

/** The object says that Postgres has the page, and that the newest correction has the number 9. */
function asked(archived: { text: string; upTo: number }[]) {
  const done: string[] = []
  const live = { entries: [], asOf: 9, epoch: crypto.randomUUID(), older: { is: "archived", newest: 2, corrected: 9 } }
  const sources = {
    live: async () => live as unknown as EntriesRead,
    archived: async () => {
      const { text, upTo } = archived.shift() ?? { text: "", upTo: 0 }
      done.push(`read ${upTo}`)
      return { entries: [said(text)], next: null, upTo }
    },
    settle: async () => void done.push("settle"),
  }
  return { done, read: () => joinedPage({ counting: "seq", before: 3 }, sources) }
}

test("a page that was read before Postgres heard of the newest correction is read again", async () => {
  const { done, read } = asked([
    { text: "My word is parsley", upTo: 8 },
    { text: "", upTo: 9 },
  ])
  expect(await read()).toMatchObject({ ok: true, entries: [{ body: { text: "" } }] })
  expect(done).toEqual(["read 8", "settle", "read 9"])
})

test("a page is read once where Postgres has heard of every correction", async () => {
  const { done, read } = asked([{ text: "Corrected", upTo: 9 }])
  expect(await read()).toMatchObject({ ok: true, entries: [{ body: { text: "Corrected" } }] })
  expect(done).toEqual(["read 9"])
})

test("a page that still says what was taken back is refused rather than told", async () => {
  const { read } = asked([
    { text: "My word is parsley", upTo: 8 },
    { text: "My word is parsley", upTo: 8 },
  ])
  expect(await read()).toMatchObject({ ok: false, refusal: { code: "unavailable" } })
})
