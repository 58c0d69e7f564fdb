import type { DownFrame, Teammate } from "../../protocol/down.ts"
import { onDraft } from "./drafts.ts"
import { onWelcome } from "./greeting.ts"
import { takeEntries } from "./intake.ts"
import { countFrame } from "./line.ts"
import { onChanged } from "./nouns.ts"
import { onAccepted, onRefused } from "./outbox-answers.ts"
import { onHere, onTyping } from "./presence.ts"
import { onReceipts } from "./receipts.ts"
import { isLive, type Turn } from "./turn.ts"

export function onFrame(turn: Turn, { socket, frame }: { socket: number; frame: DownFrame }): void {
  if (socket !== turn.state.sockets) return
  if (frame.type === "welcome") return onWelcome(turn, frame)
  if (!isLive(turn.state)) return
  switch (frame.type) {
    case "entries":
      return onEntriesFrame(turn, frame)
    case "accepted":
      return onAccepted(turn, frame)
    case "refused":
      return onRefused(turn, frame)
    case "receipts":
      return onReceipts(turn, frame)
    case "here":
      return onHere(turn, frame)
    case "typing":
      return onTyping(turn, frame)
    case "draft":
      return onDraft(turn, frame)
    case "queues":
      return turn.set({ queues: frame.queues })
    case "team":
      return turn.set({ team: frame.team })
    case "teammate":
      return onTeammate(turn, frame.teammate)
    case "changed":
      return onChanged(turn, frame.noun)
    case "assistant":
      return turn.set({ assistant: frame.assistant })
  }
}

function onTeammate(turn: Turn, teammate: Teammate): void {
  const { team } = turn.state
  const isKnown = team.some(({ id }) => id === teammate.id)
  turn.set({ team: isKnown ? team.map(one => (one.id === teammate.id ? teammate : one)) : [...team, teammate] })
}

function onEntriesFrame(turn: Turn, { entries, more }: Extract<DownFrame, { type: "entries" }>): void {
  const { connection } = turn.state
  if (connection.status === "live" || connection.status === "catching_up") {
    turn.set({ connection: { ...connection, status: more ? "catching_up" : "live" } })
  }
  takeEntries(turn, entries)
  countFrame(turn, more)
}
