import { limits } from "../../protocol/limits.ts"
import type { Line } from "./state.ts"
import { isLive, type Turn } from "./turn.ts"

export const newLine = (now: number): Line => ({
  framesTaken: 0,
  framesAcknowledged: 0,
  acknowledgeAt: null,
  pingAt: now + limits.pingEveryMs,
  pongBy: null,
})

/** Says what is due on the line: acknowledgements and pings. */
export function mindLine(turn: Turn): void {
  const line = lineOf(turn)
  if (line === null) return
  if (line.pongBy === null && turn.now >= line.pingAt) pingNow(turn)
  if (line.acknowledgeAt !== null && turn.now >= line.acknowledgeAt) acknowledge(turn)
}

/** Counts an `entries` frame. The sender of a catch-up waits for our word before the next page. */
export function countFrame(turn: Turn, more: boolean): void {
  const line = lineOf(turn)
  if (line === null) return
  const framesTaken = line.framesTaken + 1
  change(turn, { ...line, framesTaken, acknowledgeAt: line.acknowledgeAt ?? turn.now + limits.acknowledgeIdleMs })
  if (more || framesTaken - line.framesAcknowledged >= limits.acknowledgeEveryFrames) acknowledge(turn)
}

/** Asks whether the line still lives; the answer is due soon, sooner when the device says it has no network. */
export function pingNow(turn: Turn): void {
  const line = lineOf(turn)
  if (line === null) return
  const { online, sockets } = turn.state
  const due = turn.now + (online ? limits.pongMs.online : limits.pongMs.offline)
  change(turn, { ...line, pingAt: turn.now + limits.pingEveryMs, pongBy: Math.min(line.pongBy ?? due, due) })
  turn.do({ type: "ping", socket: sockets })
}

export function onPong(turn: Turn, socket: number): void {
  const line = lineOf(turn)
  if (line !== null && socket === turn.state.sockets) change(turn, { ...line, pongBy: null })
}

function acknowledge(turn: Turn): void {
  const line = lineOf(turn)
  if (line === null) return
  change(turn, { ...line, framesAcknowledged: line.framesTaken, acknowledgeAt: null })
  turn.say({ type: "acknowledge", frames: line.framesTaken })
}

function lineOf({ state }: Turn): Line | null {
  const { connection } = state
  return connection.status === "live" || connection.status === "catching_up" ? connection.line : null
}

function change(turn: Turn, line: Line): void {
  const { connection } = turn.state
  if (isLive(turn.state) && "line" in connection) turn.set({ connection: { ...connection, line } })
}
