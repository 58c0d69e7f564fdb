import { type DownFrame, parseFrames } from "../../protocol/down.ts"
import type { UpFrame } from "../../protocol/up.ts"
import { protocolVersion } from "../../protocol/version.ts"
import type { Env } from "../env.ts"
import type { Person } from "../test/people.ts"
import { ask } from "./ask.ts"

export type Line = Awaited<ReturnType<typeof connect>>

/** A person's socket, through the Worker's own door. */
export async function connect(env: Env, person: Person, organizationId: string) {
  const path = `/api/organizations/${organizationId}/socket`
  const { socket, status } = await ask(env, person, { method: "GET", path, headers: { Upgrade: "websocket" } })
  if (!socket) throw new Error(`No socket but ${status}`)
  const heard: DownFrame[] = []
  const closing = Promise.withResolvers<number>()
  let wake = () => {}
  let closed = false
  socket.addEventListener("message", ({ data }) => {
    // Who works here is told whenever it changes, whatever one has asked for.
    heard.push(...parseFrames(String(data)).filter(({ type }) => type !== "team" && type !== "teammate"))
    wake()
  })
  socket.addEventListener("close", ({ code }) => {
    closed = true
    closing.resolve(code)
    wake()
  })
  // Half open: a client need not answer a close, and can go on sending.
  socket.accept({ allowHalfOpen: true })

  const send = (frame: UpFrame | string | Uint8Array) =>
    socket.send(typeof frame === "string" || frame instanceof Uint8Array ? frame : JSON.stringify(frame))
  /** Asks again with everything that is heard; a socket that closes meanwhile is an error. */
  const wait = async <Found>(look: () => Found | undefined): Promise<Found> => {
    for (;;) {
      const found = look()
      if (found !== undefined) return found
      if (closed) throw new Error(`Closed with ${await closing.promise}, heard ${JSON.stringify(heard)}`)
      await new Promise<void>(resolve => {
        wake = resolve
      })
    }
  }
  const until = <Found extends DownFrame>(is: (frame: DownFrame) => frame is Found) => wait(() => heard.find(is))
  /** Waits for so many frames of a type. */
  const hears = (type: DownFrame["type"], count = 1) =>
    wait(() => (heard.filter(frame => frame.type === type).length >= count ? true : undefined))
  /** What is heard for a frame: everything until the answer to a second frame, which always has one. */
  const answersTo = async (frame: UpFrame): Promise<DownFrame[]> => {
    const before = heard.length
    const last = crypto.randomUUID()
    send(frame)
    send({ type: "do", operation: { id: last, conversationId: crypto.randomUUID(), command: { type: "cancel" } } })
    await until((one): one is Refused => one.type === "refused" && one.id === last)
    return heard.slice(before, -1)
  }
  /** Everything sent until now has been dealt with. */
  const settled = () => answersTo({ type: "watch", conversationId: null })
  const hello = () => {
    send({ type: "hello", protocol: protocolVersion })
    return until((frame): frame is Extract<DownFrame, { type: "welcome" }> => frame.type === "welcome")
  }
  return {
    heard,
    send,
    until,
    hears,
    answersTo,
    settled,
    hello,
    closed: closing.promise,
    isClosed: () => closed,
    close: () => socket.close(),
  }
}

type Refused = Extract<DownFrame, { type: "refused" }>
