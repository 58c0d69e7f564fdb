import { useEffect } from "react"
import type { BulkCommand } from "../../protocol/bulk.ts"
import { priorityWords } from "../console/priority-words.ts"
import type { OrganizationState } from "../live/state.ts"
import { useLine } from "../organizations/line.ts"
import type { BulkWork } from "./bulk-work.ts"
import { UndoOfOne } from "./undo-of-one.ts"

/** What somebody does to one conversation can be undone as what is done to many. */
export function useUndoOfOne(work: BulkWork): void {
  const line = useLine()
  useEffect(() => {
    const undoOfOne = new UndoOfOne()
    const look = () => undoOfOne.look(line.getSnapshot())
    look()
    const stopLooking = line.subscribe(look)
    const stopHearing = line.hear(news => {
      const state = line.getSnapshot()
      const done = undoOfOne.heard(news, state)
      if (done === null) return
      const { command, customerName, undo } = done
      work.offer({ who: customerName, words: wordsFor(command, state), undo })
    })
    return () => {
      stopLooking()
      stopHearing()
    }
  }, [line, work])
}

/** What the conversation is now. */
function wordsFor(command: BulkCommand, { team }: Pick<OrganizationState, "team">): string {
  switch (command.type) {
    case "assign":
      return `assigned to ${team.find(({ id }) => id === command.agentId)?.name ?? "a colleague"}`
    case "label":
      return "labels changed"
    case "prioritize":
      return `set to ${priorityWords[command.priority].toLowerCase()} priority`
    case "snooze":
      return "snoozed"
    case "wake":
      return "back in the queues"
    case "release":
      return command.to === "queue" ? "released to the queue" : "handed to the assistant"
    case "resolve":
      return "resolved"
    case "reopen":
      return "open again"
  }
}
