import { afterEach, expect, test, vi } from "vitest"
import { closeCodes } from "../../protocol/down.ts"
import { limits } from "../../protocol/limits.ts"
import { newcomer } from "./door.ts"
import { Follower } from "./follower.ts"
import { customer } from "./test/scene.ts"

afterEach(() => {
  vi.useRealTimers()
})

const conversationId = crypto.randomUUID()

function following() {
  const admission = { viewer: customer("Clara"), sessionId: "s", expiresAt: Number.MAX_SAFE_INTEGER, checkedAt: 0 }
  const session = { ...newcomer(admission, 0), watching: conversationId, reader: { state: "live" as const } }
  const left = vi.fn()
  const follower = new Follower(session, left)
  const lines = async () =>
    (await new Response(follower.stream).text())
      .trimEnd()
      .split("\n")
      .map(line => JSON.parse(line))
  return { follower, left, lines }
}

const draft = (text: string, more: object = {}) =>
  JSON.stringify({ type: "draft", conversationId, answerId: conversationId, attempt: 0, offset: 0, text, ...more })

const answered = (inConversation: string) => ({
  type: "entries",
  entries: [
    {
      id: crypto.randomUUID(),
      conversationId: inConversation,
      position: 3,
      at: 1,
      author: { kind: "assistant", id: null, name: "Nori" },
      body: { type: "answer", text: "Yes", end: "done", found: true, citations: [], replaces: null },
    },
  ],
  more: false,
})

test("who reads along hears of one conversation, up to the end of its answer", async () => {
  const { follower, left, lines } = following()
  follower.send(draft("Every"))
  follower.send(draft("Never", { conversationId: crypto.randomUUID(), answerId: crypto.randomUUID() }))
  // An answer somewhere else, told together with a word from here, is not the end of this one.
  follower.send(JSON.stringify([answered(crypto.randomUUID()), JSON.parse(draft("hour"))]))
  expect(left).not.toHaveBeenCalled()
  follower.send(JSON.stringify(answered(conversationId)))
  expect(left).toHaveBeenCalledOnce()
  follower.send(draft("more"))
  expect((await lines()).flat().map(({ type, text }) => text ?? type)).toEqual(["Every", "entries", "hour", "entries"])
})

test("who does not read is let go, with no more waiting for them than the bound", async () => {
  const { follower, left, lines } = following()
  const piece = draft("x".repeat(10_000))
  for (let sent = 0; sent <= limits.followBufferBytesMax * 2; sent += piece.length) follower.send(piece)
  expect(left).toHaveBeenCalledOnce()
  const waited = await lines()
  expect(waited.at(-1)).toMatchObject({ type: "refused", code: "unavailable" })
  expect(JSON.stringify(waited).length).toBeLessThan(limits.followBufferBytesMax + 2 * piece.length)
})

test("nobody reads along for ever, and nobody is here because they do", async () => {
  vi.useFakeTimers()
  const { follower, left, lines } = following()
  expect(follower.lastHeardAt()).toBe(0)
  vi.advanceTimersByTime(limits.followMs - 1)
  expect(left).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(left).toHaveBeenCalledOnce()
  expect(await lines()).toMatchObject([{ type: "refused", code: "unavailable" }])
})

test.each([
  [closeCodes.signedOut, "unauthenticated"],
  [closeCodes.rightsChanged, "not_found"],
  [closeCodes.gone, "not_found"],
  [closeCodes.replaced, "too_many_sockets"],
])("what closes a socket with %i ends it as %s", async (code, refusal) => {
  const { follower, lines } = following()
  follower.close(code, "")
  follower.close(code, "")
  expect(await lines()).toMatchObject([{ type: "refused", code: refusal }])
})
