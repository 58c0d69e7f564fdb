import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { DownFrame } from "../../protocol/down.ts"
import { limits } from "../../protocol/limits.ts"
import { type UpFrame, upFrame } from "../../protocol/up.ts"
import { protocolVersion } from "../../protocol/version.ts"
import { OrganizationClient } from "./organization-client.ts"
import { epoch, lena, Talk, uuid } from "./scene.ts"

const who = { organizationId: uuid(500), userId: lena.userId }
const talk = new Talk(10)
const refusal = { code: "already_claimed", detail: "Tom is here already." } as const

/** The organization's end of one tab's line, played by the test. */
class Line {
  static readonly OPEN = 1
  static opened: Line[] = []
  readonly readyState = Line.OPEN
  readonly said: UpFrame[] = []
  onopen: (() => void) | null = null
  onclose: ((closed: { code: number }) => void) | null = null
  onmessage: ((message: { data: string }) => void) | null = null

  constructor() {
    Line.opened.push(this)
  }
  send(text: string): void {
    this.said.push(upFrame.parse(JSON.parse(text)))
  }
  close(): void {}

  tells(frame: DownFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }
  greets(): void {
    this.onopen?.()
    const hello = { type: "welcome", protocol: protocolVersion, epoch, resume: "fresh", serverTime: 0 } as const
    this.tells({ ...hello, viewer: lena, conversations: [talk.conversation] })
  }
  get asked(): string[] {
    return this.said.flatMap(frame => (frame.type === "do" ? [frame.operation.id] : []))
  }
}

const pages: OrganizationClient[] = []

/** A tab, and its line. All of them are in this one window, so none hears by an event what another keeps. */
function tab(): { page: OrganizationClient; line: Line } {
  const page = new OrganizationClient(who)
  pages.push(page)
  return { page, line: newestLine() }
}

function newestLine(): Line {
  const line = Line.opened.at(-1)
  if (line === undefined) throw new Error("A page opens a line")
  return line
}

const sendingOf = ({ page }: { page: OrganizationClient }) => page.getSnapshot().outbox.map(({ sending }) => sending)

function posted(result: ReturnType<OrganizationClient["cancel"]>): string {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.id
}

beforeEach(() => {
  localStorage.clear()
  vi.stubGlobal("WebSocket", Line)
  vi.stubGlobal("fetch", () => new Promise(() => {}))
})

afterEach(() => {
  for (const page of pages.splice(0)) page.close()
  Line.opened = []
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

test("what one tab has no answer to, another says as soon as it can", () => {
  const first = tab()
  first.line.greets()
  const id = posted(first.page.escalate(talk.id, "A person, please"))
  const second = tab()
  second.line.greets()
  expect([first.line.asked, second.line.asked]).toEqual([[id], [id]])
})

test("what one tab was refused, another does not say, even when it has not heard of that yet", () => {
  const first = tab()
  first.line.greets()
  const id = posted(first.page.escalate(talk.id, "A person, please"))
  const second = tab()
  first.line.tells({ type: "refused", id, ...refusal })
  second.line.greets()
  expect(second.line.asked).toEqual([])
  expect([sendingOf(first), sendingOf(second)]).toEqual([
    [{ status: "refused", refusal }],
    [{ status: "refused", refusal }],
  ])
  second.page.retry(id)
  expect(second.line.asked).toEqual([id])
})

test("what another tab was refused shows as refused here at once", () => {
  const first = tab()
  first.line.greets()
  const id = posted(first.page.escalate(talk.id, "A person, please"))
  const second = tab()
  expect(sendingOf(second)).toEqual([{ status: "queued", notBefore: 0 }])
  first.line.tells({ type: "refused", id, ...refusal })
  for (const [key, newValue] of Object.entries(localStorage)) {
    dispatchEvent(new StorageEvent("storage", { key, newValue, storageArea: localStorage }))
  }
  expect(sendingOf(second)).toEqual([{ status: "refused", refusal }])
})

test("a move that one tab was refused is not made by another, and is gone there", () => {
  const first = tab()
  first.line.greets()
  const id = posted(first.page.cancel(talk.id))
  const second = tab()
  expect(sendingOf(second)).toHaveLength(1)
  first.line.tells({ type: "refused", id, code: "not_waiting" })
  second.line.greets()
  expect([second.line.asked, sendingOf(second)]).toEqual([[], []])
})

test("a refusal for a reason that only newer pages know is a refusal", () => {
  const first = tab()
  first.line.greets()
  const id = posted(first.page.send(talk.id, "Hello"))
  first.line.tells({ type: "refused", id, ...refusal })
  for (const [key, text] of Object.entries(localStorage)) {
    localStorage.setItem(key, String(text).replace(refusal.code, "reason_of_tomorrow"))
  }
  const second = tab()
  second.line.greets()
  const unknown = { code: "internal", detail: refusal.detail }
  expect([second.line.asked, sendingOf(second)]).toEqual([[], [{ status: "refused", refusal: unknown }]])
})

test("what was refused while the disk is full is not said by itself, and can be tried again", () => {
  const first = tab()
  first.line.greets()
  const id = posted(first.page.send(talk.id, "Hello"))
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("The disk is full", "QuotaExceededError")
  })
  first.line.tells({ type: "refused", id, ...refusal })
  const second = tab()
  second.line.greets()
  expect([second.line.asked, sendingOf(first)]).toEqual([[], [{ status: "refused", refusal }]])
  first.page.retry(id)
  expect(first.line.asked).toEqual([id, id])
})

test("what a person clears from the browser is not taken for an answer", () => {
  const { page, line } = tab()
  line.greets()
  const id = posted(page.send(talk.id, "Hello"))
  localStorage.clear()
  dispatchEvent(new StorageEvent("storage", { key: null, storageArea: localStorage }))
  line.onclose?.({ code: 1006 })
  page.tryNow()
  newestLine().greets()
  expect(newestLine().asked).toEqual([id])
})

test("a step that breaks leaves a page that goes on", () => {
  const { page, line } = tab()
  line.greets()
  vi.spyOn(line, "send").mockImplementationOnce(() => {
    throw new Error("This browser could not")
  })
  expect(() => page.typing(talk.id, true)).toThrow("This browser could not")
  const id = posted(page.send(talk.id, "Are you there?"))
  expect(line.asked).toEqual([id])
})

test("what finds no room in the outbox is not kept, and the page knows what was not done until its person has read so", () => {
  const { page } = tab()
  const first = posted(page.claim(talk.id))
  while (page.getSnapshot().outbox.length < limits.outboxOperationsMax) posted(page.claim(talk.id))
  const kept = Object.keys(localStorage).length
  const command = { type: "prioritize", priority: "urgent" } as const
  const refused = page.act(talk.id, command)
  if (refused.ok) throw new Error("There is room for it")
  const { outbox, unkept } = page.getSnapshot()
  expect([outbox.length, Object.keys(localStorage).length]).toEqual([limits.outboxOperationsMax, kept])
  expect(unkept?.operation).toMatchObject({ conversationId: talk.id, command })
  expect(unkept?.sending).toEqual({ status: "refused", refusal: refused.refusal })
  page.discard(unkept?.operation.id ?? "")
  expect(page.getSnapshot().unkept).toBe(null)

  page.act(talk.id, command)
  expect(page.getSnapshot().unkept).not.toBe(null)
  page.discard(first)
  posted(page.act(talk.id, command))
  expect(page.getSnapshot().unkept).toBe(null)
})

test("what is more than a frame takes is not kept: it would be said again and again, and never read", () => {
  const { page, line } = tab()
  line.greets()
  const long = { type: "note", text: "é".repeat(limits.messageCharactersMax) } as const
  const macro = (count: number) => ({ type: "apply", name: "Long", actions: Array(count).fill(long) }) as const
  const id = posted(page.act(talk.id, macro(4)))
  expect(page.act(talk.id, macro(5))).toMatchObject({ ok: false, refusal: { code: "too_large" } })
  expect(page.getSnapshot().unkept?.operation.command).toEqual(macro(5))
  expect([line.asked, sendingOf({ page })]).toEqual([[id], [{ status: "sending", answerBy: expect.any(Number) }]])
})
