import type { Command } from "../../protocol/command.ts"
import type { DownFrame } from "../../protocol/down.ts"
import type { Viewer } from "../../protocol/person.ts"
import type { UpFrame } from "../../protocol/up.ts"
import { protocolVersion } from "../../protocol/version.ts"
import { organizationInMemory } from "./organization-in-memory.ts"

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
  const organization = organizationInMemory()
  const pages: { who: string; heard: DownFrame[] }[] = []
  const lines: Line[] = []
  const connect = ({ name }: Viewer, page: ReturnType<typeof organization.connect>) => {
    pages.push({ who: name, heard: page.heard })
    return (frame: UpFrame): void => {
      organization.world.now += 1_000
      lines.push({ who: name, way: "→", frame })
      page.send(frame)
      for (const { who, heard } of pages) {
        for (const told of heard.splice(0)) lines.push({ who, way: "←", frame: told })
      }
    }
  }
  const firstLine = organization.connect(lena)
  const [asLena, asInes] = [connect(lena, firstLine), connect(ines, organization.connect(ines))]
  asLena(hello)
  asInes(hello)
  asLena(operation(1, { type: "start", text: "My parcel has not come." }))
  asInes({ type: "watch", conversationId })
  asLena(operation(2, { type: "escalate", reason: "I was charged twice" }))
  asInes(operation(3, { type: "claim" }))
  asInes(operation(4, { type: "note", text: "Two payments on the 14th." }))
  asInes({ type: "typing", conversationId, on: true })
  const asTom = connect(tom, organization.connect(tom))
  asTom({ ...hello, epoch: epochOf(lines), cursor: 3 })
  asTom({ type: "acknowledge", frames: 1 })
  asTom(operation(5, { type: "send", text: "Let me look." }))

  // Lena's line breaks, and she does not hear this.
  pages.shift()
  firstLine.hangUp()
  asInes(operation(6, { type: "send", text: "I have sent one payment back." }))

  const asLenaAgain = connect(lena, organization.connect(lena))
  asLenaAgain({ ...hello, epoch: epochOf(lines), positions: { [conversationId]: 4 } })
  asLenaAgain({ type: "acknowledge", frames: 1 })
  asLenaAgain({ type: "receipts", receipts: [{ conversationId, delivered: 5, read: 5 }] })
  asLenaAgain(operation(7, { type: "send", text: "Thank you!" }))
  asLenaAgain(operation(7, { type: "send", text: "Thank you!" }))
  asLenaAgain(operation(7, { type: "send", text: "Thanks!" }))
  return lines
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
