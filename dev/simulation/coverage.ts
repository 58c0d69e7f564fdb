import { command } from "../../protocol/command.ts"
import { type DownFrame, downFrame } from "../../protocol/down.ts"
import { upFrame } from "../../protocol/up.ts"
import { reader } from "../../worker/org/session.ts"
import { deeds } from "./deeds.ts"
import { faults } from "./faults.ts"
import { commandCell, downCell, type ReaderState, type Status, upCell } from "./seen.ts"

const typesOf = <T extends string>(schema: { options: readonly { shape: { type: { value: T } } }[] }): T[] =>
  schema.options.map(({ shape }) => shape.type.value)

const readerStates: ReaderState[] = reader.options.map(({ shape }) => shape.state.value)
const statuses = Object.keys({
  idle: 0,
  connecting: 0,
  greeting: 0,
  live: 0,
  catching_up: 0,
  waiting: 0,
  stopped: 0,
} satisfies Record<Status, 0>) as Status[]

/** Why something cannot be seen; everything else must be. */
function impossible(type: DownFrame["type"], status: Status): string | null {
  switch (status) {
    case "idle":
    case "connecting":
      return "Nobody is told anything before they have said hello."
    case "waiting":
    case "stopped":
      return "The page has let go of its socket and hears nothing from it."
    case "greeting":
      return type === "welcome" || type === "refused" ? null : "The first frame after a hello is its answer."
    case "live":
    case "catching_up":
      if (type === "welcome") return "A second hello is out of turn, so there is one welcome on a socket."
      return status === "catching_up" && ofTheMoment.includes(type) ? "Signals are for readers who lack nothing." : null
  }
}

const ofTheMoment: DownFrame["type"][] = ["here", "typing", "queues", "teammate", "assistant", "changed"]

/** Every cell of the tables of frames, states and commands, made of the schemas themselves, and why some of them cannot be. */
export function cells(): { name: string; impossible: string | null }[] {
  const possible = (names: string[]) => names.map(name => ({ name, impossible: null }))
  return [
    ...possible(typesOf(upFrame).flatMap(type => readerStates.map(state => upCell(type, state)))),
    ...typesOf(downFrame).flatMap(type =>
      statuses.map(status => ({ name: downCell(type, status), impossible: impossible(type, status) })),
    ),
    ...possible(typesOf(command).flatMap(type => [commandCell(type, "accepted"), commandCell(type, "refused")])),
  ]
}

/** What a run should have seen and has not, and what it saw although it cannot be. */
export function gaps({ seen, fired }: { seen: Record<string, number>; fired: Record<string, number> }): string[] {
  const wanted = [...Object.keys(faults), ...Object.values(faults).flatMap(({ also = [] }) => also)]
  return [
    ...Object.keys(deeds).filter(name => !fired[name]),
    ...wanted.filter(name => !fired[name]),
    ...cells()
      .filter(({ name, impossible }) => (impossible === null) !== Boolean(seen[name]))
      .map(({ name, impossible }) => (impossible === null ? name : `${name}, although: ${impossible}`)),
  ]
}
