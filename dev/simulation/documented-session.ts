import type { Command } from "../../protocol/command.ts"
import { type DownFrame, parseFrames } from "../../protocol/down.ts"
import type { Viewer } from "../../protocol/person.ts"
import type { UpFrame } from "../../protocol/up.ts"
import { protocolVersion } from "../../protocol/version.ts"
import { ObjectHost } from "./object-host.ts"
import { PostgresInMemory } from "./postgres-in-memory.ts"
import { Timeline } from "./timeline.ts"

/** What one person said to the organization (`→`) or heard from it (`←`). */
export interface Line {
  who: string
  way: "→" | "←"
  frame: UpFrame | DownFrame
}

const viewer = (n: number, name: string, role: Viewer["role"]): Viewer => ({
  userId: `00000000-0000-4000-9000-00000000000${n}`,
  name,
  isGuest: role === null,
  role,
})
const [lena, ines, tom] = [viewer(1, "Lena", null), viewer(2, "Ines", "agent"), viewer(3, "Tom", "agent")]
const conversationId = "00000000-0000-4000-b000-000000000001"
const hello = { type: "hello", protocol: protocolVersion } as const
const operation = (n: number, command: Command): UpFrame => ({
  type: "do",
  operation: { id: `00000000-0000-4000-a000-00000000000${n}`, conversationId, command },
})

/** The session that docs/protocol.md explains, told by the shipped core; a test holds the two together. */
export function documentedSession(): Line[] {
  const { lines, connect } = stage()
  const [asLena, asInes] = [connect(lena), connect(ines)]
  asLena.say(hello)
  asInes.say(hello)
  asLena.say(operation(1, { type: "start", text: "My parcel has not come." }))
  asInes.say({ type: "watch", conversationId })
  asLena.say(operation(2, { type: "escalate", reason: "I was charged twice" }))
  asInes.say(operation(3, { type: "claim" }))
  asInes.say(operation(4, { type: "note", text: "Two payments on the 14th." }))
  asInes.say({ type: "typing", conversationId, on: true })

  const asTom = connect(tom)
  asTom.say({ ...hello, epoch: epochOf(lines), cursor: 3 })
  asTom.say({ type: "acknowledge", frames: 1 })
  asTom.say(operation(5, { type: "send", text: "Let me look." }))

  asLena.hangUp()
  asInes.say(operation(6, { type: "send", text: "I have sent one payment back." }))
  const asLenaAgain = connect(lena)
  asLenaAgain.say({ ...hello, epoch: epochOf(lines), positions: { [conversationId]: 4 } })
  asLenaAgain.say({ type: "acknowledge", frames: 1 })
  asLenaAgain.say({ type: "receipts", receipts: [{ conversationId, delivered: 5, read: 5 }] })
  asLenaAgain.say(operation(7, { type: "send", text: "Thank you!" }))
  asLenaAgain.say(operation(7, { type: "send", text: "Thank you!" }))
  asLenaAgain.say(operation(7, { type: "send", text: "Thanks!" }))
  return lines
}

/** An organization in which nothing goes wrong, and a second passes before each frame. */
function stage() {
  const timeline = new Timeline()
  const host = new ObjectHost(timeline, new PostgresInMemory(timeline))
  const lines: Line[] = []
  const connect = (viewer: Viewer) => {
    const who = viewer.name
    const toClient = (text: string) =>
      void lines.push(...parseFrames(text).map(frame => ({ who, way: "←" as const, frame })))
    const socket = host.accept(viewer, { toClient, closed: () => {} })
    const say = (frame: UpFrame): void => {
      timeline.now += 1_000
      lines.push({ who, way: "→", frame })
      host.deliver(socket, JSON.stringify(frame), "none")
    }
    return { say, hangUp: () => host.disconnected(socket) }
  }
  return { lines, connect }
}

function epochOf(lines: Line[]): string {
  const welcome = lines.map(({ frame }) => frame).find(frame => frame.type === "welcome")
  if (!welcome) throw new Error("Nobody has been welcomed yet")
  return welcome.epoch
}

/** The same as text, a frame a line. Uuids are shortened to a word, so that people can follow them. */
export function told(lines: Line[]): string {
  return lines.map(({ who, way, frame }) => `${who} ${way} ${shortened(JSON.stringify(frame))}\n`).join("")
}

const words: [RegExp, string][] = [
  [/00000000-0000-4000-9000-000000000001/g, "…lena"],
  [/00000000-0000-4000-9000-000000000002/g, "…ines"],
  [/00000000-0000-4000-9000-000000000003/g, "…tom"],
  [/00000000-0000-4000-b000-000000000001/g, "…talk"],
  [/00000000-0000-4000-a000-0{11}(\d)/g, "…op$1"],
  [/00000000-0000-4000-8000-0{11}1/g, "…epoch"],
  [/00000000-0000-4000-8000-0{11}(\d)/g, "…made$1"],
]

const shortened = (text: string): string =>
  words.reduce((shorter, [uuid, word]) => shorter.replaceAll(uuid, word), text)
