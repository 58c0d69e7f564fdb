import { expect, test } from "vitest"
import type { Command } from "../../protocol/command.ts"
import { closeCodes, type DownFrame, parseFrames } from "../../protocol/down.ts"
import { limits } from "../../protocol/limits.ts"
import type { Viewer } from "../../protocol/person.ts"
import { protocolVersion } from "../../protocol/version.ts"
import { ObjectHost } from "../simulation/object-host.ts"
import { PostgresInMemory } from "../simulation/postgres-in-memory.ts"
import { Timeline } from "../simulation/timeline.ts"

const uuid = (n: number): string => `00000000-0000-4000-a000-${String(n).padStart(12, "0")}`
const lena: Viewer = { userId: uuid(1), name: "Lena", isGuest: false, role: null }
const ines: Viewer = { userId: uuid(2), name: "Ines", isGuest: false, role: "agent" }
const conversationId = uuid(3)

/** An organization with a conversation of Lena's, and a clock that stands until it is moved. */
function scene() {
  const timeline = new Timeline()
  const host = new ObjectHost(timeline, new PostgresInMemory(timeline))
  let made = 100
  const operation = (command: Command, id = uuid(made++)) =>
    ({ type: "do", operation: { id, conversationId, command } }) as const
  const open = (viewer: Viewer) => {
    const heard: DownFrame[] = []
    const closed: number[] = []
    const socket = host.accept(viewer, {
      toClient: text => heard.push(...parseFrames(text)),
      closed: code => closed.push(code),
    })
    const sendText = (text: string): DownFrame | undefined => {
      const before = heard.length
      host.deliver(socket, text, "none")
      return heard.slice(before).find(({ type }) => type === "accepted" || type === "refused")
    }
    const send = (frame: object) => sendText(JSON.stringify(frame))
    send({ type: "hello", protocol: protocolVersion })
    return { heard, closed, send, sendText, socket }
  }
  return { timeline, open, operation }
}

test("a person's sockets share one exact rate", () => {
  const { timeline, open, operation } = scene()
  const [phone, laptop] = [open(lena), open(lena)]
  const say = (n: number) =>
    (n % 2 ? phone : laptop).send(operation(n === 0 ? { type: "start", text: "0" } : { type: "send", text: `${n}` }))
  for (let n = 0; n < limits.operationsBurst.customer; n += 1) expect(say(n)).toMatchObject({ type: "accepted" })
  const retryAfterMs = Math.ceil((limits.rateWindowSeconds * 1_000) / limits.operationsBurst.customer)
  expect(say(98)).toMatchObject({ type: "refused", code: "rate_limited", retryAfterMs })
  timeline.now += retryAfterMs - 1
  expect(say(98)).toMatchObject({ type: "refused", code: "rate_limited", retryAfterMs: 1 })
  timeline.now += 1
  expect(say(98)).toMatchObject({ type: "accepted" })
  expect(say(99)).toMatchObject({ type: "refused", code: "rate_limited" })
})

test("a client that repeats one operation for ever is answered as often as any client needs, and then closed", () => {
  const { open, operation } = scene()
  const page = open(lena)
  const again = operation({ type: "start", text: "Hello" })
  expect(page.send(again)).toMatchObject({ type: "accepted", repeated: false })
  for (let n = 0; n < limits.idleBurst; n += 1) expect(page.send(again)).toMatchObject({ repeated: true })
  expect(page.closed).toEqual([])
  expect(page.send(again)).toBeUndefined()
  expect(page.closed).toEqual([closeCodes.strikes])
})

test("a bad frame after every good one is no way around the strikes", () => {
  const { open } = scene()
  const page = open(lena)
  let answered = 0
  for (; answered <= limits.idleBurst && page.sendText("{") !== undefined; answered += 1) {
    page.send({ type: "watch", conversationId: null })
  }
  expect(answered).toBeGreaterThan(limits.strikesMax)
  expect(page.closed).toEqual([closeCodes.strikes])
})

test("acknowledging what was sent is free, and what was not is counted", () => {
  const { timeline, open, operation } = scene()
  const [writer, reader] = [open(ines), open(ines)]
  open(lena).send(operation({ type: "start", text: "Hello" }))
  for (let taken = 1; taken <= limits.idleBurst * 2; taken += 1) {
    reader.send({ type: "acknowledge", frames: taken })
    writer.send({ type: "acknowledge", frames: taken })
    expect(writer.send(operation({ type: "note", text: "and on" }))).toMatchObject({ type: "accepted" })
    timeline.now += 100
  }
  expect([writer.closed, reader.closed]).toEqual([[], []])
  for (let n = 0; n <= limits.idleBurst; n += 1) reader.send({ type: "acknowledge", frames: 0 })
  expect(reader.closed).toEqual([closeCodes.strikes])
})
