import type { CommandType } from "../../protocol/command.ts"
import type { DownFrame } from "../../protocol/down.ts"
import type { Connection } from "../../web/live/state.ts"
import type { Reader } from "../../worker/org/session.ts"
import type { World } from "./world.ts"

export type ReaderState = Reader["state"]
export type Status = Connection["status"]

/** A frame arrives at the object. */
export function seenUp({ seen }: World, state: ReaderState, text: string): void {
  const type = text.match(/^\{"type":"(\w+)"/)?.[1]
  if (type !== undefined) seen.count(upCell(type, state))
}

/** A frame arrives at a page. */
export function seenDown(world: World, status: Status, frame: DownFrame): void {
  world.seen.count(downCell(frame.type, status))
  if (frame.type === "accepted") seenOutcome(world, frame.id, "accepted")
  if (frame.type !== "refused") return
  world.seen.count(`refused as ${frame.code}`)
  if (frame.id !== undefined) seenOutcome(world, frame.id, "refused")
}

/** Somebody learns what came of an operation. */
export function seenOutcome({ seen, asked }: World, id: string, outcome: Done): void {
  const type = asked.get(id)
  if (type !== undefined) seen.count(commandCell(type, outcome))
}

type Done = "accepted" | "refused"

export const upCell = (type: string, state: ReaderState): string => `${type} from a reader who is ${state}`
export const downCell = (type: string, status: Status): string => `${type} to a page that is ${status}`
export const commandCell = (type: CommandType, outcome: Done): string => `${type} ${outcome}`
