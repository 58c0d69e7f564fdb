import type { BulkCommand } from "../../protocol/bulk.ts"
import { workOf } from "../../protocol/work.ts"
import { priorityWords } from "../console/priority-words.ts"
import { AssignPicker } from "../console/work/assign-picker.tsx"
import { PriorityPicker } from "../console/work/priority-picker.tsx"
import { SnoozePicker } from "../console/work/snooze-picker.tsx"
import { useDesk, useOpeningTimes } from "../desk/desk-queries.ts"
import { whenText } from "../desk/when-text.ts"
import { useLineState } from "../organizations/line.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { Chooser } from "../palette/chooser.tsx"
import type { BulkPick } from "./bulk-actions.ts"
import { BulkLabelPicker } from "./bulk-label-picker.tsx"
import { useBulk, useBulkState } from "./bulk-provider.tsx"

/** The list that is chosen from before something is done to everything that is selected. */
export function BulkPicker({ pick, onClose }: { pick: BulkPick; onClose: () => void }) {
  const work = useBulk()
  const { selection } = useBulkState()
  const { conversations, team } = useLineState()
  const { organization, user } = useWorkplace()
  const { data } = useDesk(organization.id)
  const timeZone = useOpeningTimes(organization.id)?.timeZone
  const run = (command: BulkCommand, words: string) => void work.run({ command, words })
  switch (pick) {
    case "assign":
      return (
        <AssignPicker
          holderId={null}
          viewerId={user.id}
          onAssign={to =>
            run({ type: "assign", ...to }, `assigned to ${team.find(({ id }) => id === to.agentId)?.name ?? "them"}`)
          }
          onClose={onClose}
        />
      )
    case "label":
      return <BulkLabelPicker onRun={run} onClose={onClose} />
    case "prioritize":
      return (
        <PriorityPicker
          now={null}
          onPriority={priority =>
            run({ type: "prioritize", priority }, `set to ${priorityWords[priority].toLowerCase()} priority`)
          }
          onClose={onClose}
        />
      )
    case "snooze":
      return (
        <SnoozePicker
          isSnoozed={[...selection.ids].some(id => workOf(conversations.get(id) ?? {}).snooze !== null)}
          onSnooze={until => run({ type: "snooze", until }, `snoozed until ${untilWords(until, timeZone)}`)}
          onWake={() => run({ type: "wake" }, "back in the queues")}
          onClose={onClose}
        />
      )
    case "resolve": {
      const dispositions = data?.desk.dispositions ?? []
      const choose = (id: string) => run({ type: "resolve", ...(id !== plain && { disposition: id }) }, "resolved")
      return (
        <Chooser
          title="How did they end?"
          choices={[
            ...dispositions.map(({ id, name }) => ({ id, words: name })),
            { id: plain, words: "Resolve without saying how" },
          ]}
          onChoose={choose}
          onClose={onClose}
        />
      )
    }
  }
}

const plain = "plain"

/** Times are offered once it is known by which clock. */
const untilWords = (until: number | null, timeZone: string | undefined): string =>
  until === null || timeZone === undefined ? "there is a reply" : whenText(until, timeZone)
