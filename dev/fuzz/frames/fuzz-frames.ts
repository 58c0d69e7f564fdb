import { limits } from "../../../protocol/limits.ts"
import { Dice } from "../../simulation/random.ts"
import { mutateText } from "../mutate-text.ts"
import { mutateValue } from "../mutate-value.ts"
import { wrongAfterwards } from "./intact.ts"
import { judge } from "./judge.ts"
import { type Member, Stage } from "./stage.ts"
import { validFrame } from "./valid-frames.ts"

export interface FramesFuzzed {
  seed: number
  frames: number
  /** How often what came of a frame, per state of the socket that it met. */
  outcomes: Record<string, number>
  largestRefusalBytes: number
  rowsWritten: number
  failures: { frame: string; state: string; wrong: string[] }[]
}

const framesPerOrganization = 5_000
const failuresMax = 10
const states = ["greeting", "live", "live", "live", "behind", "closed"] as const

/** Mutated frames from everybody, in every state of a socket, through the shipped core. The same seed does the same. */
export function fuzzFrames(seed: number, frames: number): FramesFuzzed {
  const found: FramesFuzzed = { seed, frames, outcomes: {}, largestRefusalBytes: 0, rowsWritten: 0, failures: [] }
  for (let start = 0; start < frames && found.failures.length < failuresMax; start += framesPerOrganization) {
    const stage = new Stage()
    const dice = new Dice(seed, start)
    // In some organizations time stands, and people are told to wait and lose their sockets.
    const paceMs = dice.chance(0.1) ? 1 : 25
    if (paceMs === 1) stage.tire()
    for (let n = start; n < Math.min(frames, start + framesPerOrganization); n += 1)
      throwOne({ stage, dice, paceMs }, found)
    const wrong = wrongAfterwards(stage)
    if (wrong.length > 0) found.failures.push({ frame: `those from ${start} on`, state: "afterwards", wrong })
    stage.host.end()
  }
  return found
}

function throwOne({ stage, dice, paceMs }: { stage: Stage; dice: Dice; paceMs: number }, found: FramesFuzzed): void {
  const member = dice.pick(stage.members)
  const state = dice.pick(states)
  stage.pass(dice.below(paceMs))
  stage.put(member, state, dice)
  const data = mutated(dice, member, stage)
  const before = stage.changes()
  const thrown = deliver(stage, member, data)
  const rowsWritten = stage.changes() - before
  const toOthers = stage.members.filter(one => one !== member).flatMap(({ heard }) => heard)
  const isClosed = member.socket.session.reader.state === "closed"
  const verdict = judge({ data, state, isClosed, rowsWritten, toSender: member.heard, toOthers })
  const key = `${state} ${verdict.was}`
  found.outcomes[key] = (found.outcomes[key] ?? 0) + 1
  found.rowsWritten += rowsWritten
  if (verdict.isRefusal) found.largestRefusalBytes = Math.max(found.largestRefusalBytes, verdict.bytes)
  if (member.heard.length > 0 || toOthers.length > 0 || rowsWritten > 0) stage.remember()
  const wrong = [...thrown, ...verdict.wrong]
  if (wrong.length === 0) return
  const frame = typeof data === "string" ? data.slice(0, 2_000) : `${data.byteLength} bytes`
  if (found.failures.length < failuresMax) found.failures.push({ frame, state, wrong })
}

function mutated(dice: Dice, { viewer }: Member, { topics }: Stage): string | ArrayBuffer {
  const holder = { value: validFrame(dice, viewer, topics) }
  const how = dice.next()
  // A good one now and then keeps things moving, so that the others meet every state that there is.
  if (how < 0.1) return JSON.stringify(holder.value)
  if (how < 0.75) for (let changes = 1 + dice.below(2); changes > 0; changes -= 1) mutateValue(holder, dice)
  const text = JSON.stringify(holder.value) ?? "undefined"
  if (how < 0.6) return text
  const broken = mutateText(text, { dice, bytesMax: limits.frameBytesMax })
  return dice.chance(0.05) ? new TextEncoder().encode(broken).buffer : broken
}

/** What was thrown: nothing may be. */
function deliver(stage: Stage, { socket }: Member, data: string | ArrayBuffer): string[] {
  try {
    stage.deliver(socket, data)
    return []
  } catch (error) {
    return [`threw ${error instanceof Error ? error.stack : error}`]
  }
}
