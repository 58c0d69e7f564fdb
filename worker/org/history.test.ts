import { expect, test } from "vitest"
import { limits } from "../../protocol/limits.ts"
import { readEntries } from "./reads.ts"
import { inQuiet, type Quiet } from "./test/quiet-core.ts"
import { agent, customer, newId } from "./test/scene.ts"

const [lena, ines] = [customer("Lena"), agent("Ines")]

/** A message so far back that it comes from Postgres, which has heard everything. */
function longAgo({ core, does }: Quiet) {
  const conversationId = newId()
  does(lena, conversationId, { type: "start", text: "Which word?" })
  does(ines, conversationId, { type: "send", text: "My word is parsley" })
  const drafts = Array.from({ length: limits.tailEntriesMax }, () => ({
    author: { kind: "staff" as const, id: ines.userId, name: "Ines" },
    body: { type: "message" as const, text: "And then?" },
  }))
  const { stream, conversations, meta } = core()
  stream.append({
    conversation: conversations.get(conversationId),
    conversationId,
    drafts,
    operationId: newId(),
  })
  meta.setArchived(stream.head())
  const said = stream.after(0, 4).at(-1)
  if (said?.body.type !== "message") throw new Error("Ines has come and said something")
  const page = () => readEntries(core(), lena, { conversationId, before: said.seq + 1, limit: 50 })
  return { conversationId, said, page }
}

test("a page that Postgres would give is given by the object while Postgres has not heard what was taken back", async () => {
  await inQuiet(quiet => {
    const { conversationId, said, page } = longAgo(quiet)
    expect(page()).toMatchObject({ entries: [], older: { is: "archived", newest: said.position, corrected: 0 } })
    expect(quiet.does(ines, conversationId, { type: "delete", entryId: said.id })).toMatchObject({ ok: true })
    expect(page()?.entries.map(({ body }) => ("text" in body ? body.text : body.type))).toEqual([
      ...["opened", "Which word?", "claimed", ""],
    ])
    const { stream, meta } = quiet.core()
    const corrected = stream.head()
    meta.setArchived(corrected)
    quiet.does(lena, conversationId, { type: "send", text: "Good bye" })
    expect(page()).toMatchObject({ entries: [], older: { is: "archived", newest: said.position, corrected } })
  })
})

test("what was corrected last is looked up without a look at what was said", async () => {
  await inQuiet(({ core }) => {
    const plan = core().sql.all(
      `explain query plan select seq from entry where conversation_id = ?
       and json_extract(data, '$.body.type') in ('edited', 'deleted') order by seq desc limit 1`,
      newId(),
    )
    expect(plan.map(({ detail }) => detail)).toEqual([
      expect.stringMatching(/^SEARCH entry .*INDEX entry_by_correction/),
    ])
  })
})
