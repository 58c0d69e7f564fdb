import { closeCodes } from "../../protocol/down.ts"
import { limits } from "../../protocol/limits.ts"
import type { Finding } from "./event.ts"
import { pingNow } from "./line.ts"
import { requeue } from "./outbox.ts"
import { pauseMs } from "./pause.ts"
import type { Connection, StopReason, WaitReason } from "./state.ts"
import type { Turn } from "./turn.ts"

export function start(turn: Turn, { online, visible }: { online: boolean; visible: boolean }): void {
  turn.set({ online, visible })
  if (turn.state.connection.status === "idle") connect(turn, 0)
}

export function leave(turn: Turn): void {
  stop(turn, "left")
}

/** "Try now", and what the browser takes for a good moment: do not wait for the pause to end. */
export function tryNow(turn: Turn): void {
  const { connection } = turn.state
  if (connection.status === "waiting") connect(turn, connection.attempt)
  else if (connection.status === "stopped" && connection.reason !== "left") connect(turn, 0)
  else pingNow(turn)
}

export function onOnline(turn: Turn, online: boolean): void {
  turn.set({ online })
  if (turn.state.connection.status !== "stopped") wake(turn)
}

export function onVisible(turn: Turn, visible: boolean): void {
  turn.set({ visible })
  if (visible && turn.state.connection.status !== "stopped") wake(turn)
}

/** A sleeping tab's line may be long dead: ask now. A person who comes back should not sit out a pause. */
function wake(turn: Turn): void {
  const { connection, online } = turn.state
  if (connection.status === "waiting") {
    if (online) connect(turn, connection.attempt)
    else turn.set({ connection: { ...connection, reason: "offline" } })
  } else pingNow(turn)
}

/** Connects when the pause is over, and gives up on a line that does not come up or has died without a word. */
export function mindConnection(turn: Turn): void {
  const { connection } = turn.state
  switch (connection.status) {
    case "waiting":
      return turn.now >= connection.retryAt ? connect(turn, connection.attempt) : undefined
    case "connecting":
    case "greeting":
      return turn.now >= connection.giveUpAt ? hangUp(turn, "unreachable") : undefined
    case "live":
    case "catching_up": {
      const { pongBy } = connection.line
      return pongBy !== null && turn.now >= pongBy ? hangUp(turn, "unreachable") : undefined
    }
    case "idle":
    case "stopped":
      return
  }
}

export function onSocketClosed(turn: Turn, { socket, code }: { socket: number; code: number }): void {
  const { connection, sockets } = turn.state
  if (socket !== sockets || !("socket" in connection)) return
  const final = finalReason(code)
  if (final !== null) return stop(turn, final)
  // A line that never came up does not say why: ask by a request.
  if (connection.status === "connecting" && turn.state.online) turn.do({ type: "probe", socket })
  wait(turn, connection.status === "connecting" ? "unreachable" : "dropped")
}

export function onProbed(turn: Turn, { socket, finding }: { socket: number; finding: Finding }): void {
  const { connection, sockets } = turn.state
  if (socket !== sockets || connection.status !== "waiting") return
  switch (finding) {
    case "signed_out":
    case "gone":
      return stop(turn, finding)
    case "reachable":
      return turn.set({ connection: { ...connection, reason: "dropped" } })
    case "unreachable":
      return
  }
}

/** Ends the line from our side and comes back after a pause. */
export function hangUp(turn: Turn, reason: WaitReason): void {
  turn.do({ type: "close_socket", socket: turn.state.sockets })
  wait(turn, reason)
}

export function stop(turn: Turn, reason: StopReason): void {
  if ("socket" in turn.state.connection) turn.do({ type: "close_socket", socket: turn.state.sockets })
  goSilent(turn, { status: "stopped", reason })
}

function connect(turn: Turn, attempt: number): void {
  const { connection, sockets } = turn.state
  const socket = sockets + 1
  const because = connection.status === "waiting" ? connection.reason : null
  turn.set({
    sockets: socket,
    connection: { status: "connecting", socket, attempt, giveUpAt: turn.now + limits.greetMs, because },
  })
  turn.do({ type: "open_socket", socket })
}

function wait(turn: Turn, reason: WaitReason): void {
  const attempt = attemptsSoFar(turn)
  goSilent(turn, {
    status: "waiting",
    attempt: attempt + 1,
    retryAt: turn.now + pauseMs(attempt, turn.random),
    reason: turn.state.online ? reason : "offline",
  })
}

function attemptsSoFar({ state: { connection }, now }: Turn): number {
  switch (connection.status) {
    case "live":
    case "catching_up":
      return now - connection.since >= limits.steadyMs ? 0 : connection.attempt
    case "connecting":
    case "greeting":
    case "waiting":
      return connection.attempt
    case "idle":
    case "stopped":
      return 0
  }
}

/** Without a line nobody is seen here or typing, and what was said without an answer has to be said again. */
function goSilent(turn: Turn, connection: Connection): void {
  const { receipts } = turn.state
  turn.set({ connection, here: {}, typing: {}, typingOut: null, receipts: { ...receipts, told: {} } })
  requeue(turn)
}

function finalReason(code: number): StopReason | null {
  switch (code) {
    case closeCodes.strikes:
      return "strikes"
    case closeCodes.signedOut:
      return "signed_out"
    case closeCodes.unknownVersion:
      return "unknown_version"
    case closeCodes.replaced:
      return "replaced"
    case closeCodes.gone:
      return "gone"
    default:
      return null
  }
}
