import { type ReactNode, useState } from "react"
import type { Command } from "../../../protocol/command.ts"
import type { Conversation } from "../../../protocol/conversation.ts"
import type { Viewer } from "../../../protocol/person.ts"
import { workOf } from "../../../protocol/work.ts"
import { useDesk, useOpeningTimes } from "../../desk/desk-queries.ts"
import { whenText } from "../../desk/when-text.ts"
import { Icon, type IconName } from "../../look/icon.tsx"
import { LabelChip } from "../../look/label-chip.tsx"
import { useLine } from "../../organizations/line.ts"
import { useWorkplace } from "../../organizations/organization-context.ts"
import { useCommand, useOffer } from "../../palette/commands.ts"
import { priorityWords } from "../priority-words.ts"
import { AssignPicker } from "./assign-picker.tsx"
import { LabelPicker } from "./label-picker.tsx"
import { MergePicker } from "./merge-picker.tsx"
import { possible } from "./possible.ts"
import { PriorityPicker } from "./priority-picker.tsx"
import { SnoozePicker } from "./snooze-picker.tsx"

type Picker = "assign" | "label" | "prioritize" | "snooze" | "merge"

const anybody = "00000000-0000-4000-8000-000000000000"

/** What the team does with a conversation besides talking: each opens a list, by hand or by key. */
export function WorkBar({ conversation, viewer }: { conversation: Conversation; viewer: Viewer }) {
  const { organization } = useWorkplace()
  const { data } = useDesk(organization.id)
  const [open, setOpen] = useState<Picker | null>(null)
  const line = useLine()
  const close = () => setOpen(null)
  const act = (command: Command) => void line.act(conversation.id, command)
  const wake = () => act({ type: "wake" })
  const { state } = conversation
  const { labels, priority, snooze } = workOf(conversation)
  const timeZone = useOpeningTimes(organization.id)?.timeZone
  const known = (data?.desk.labels ?? []).filter(({ id }) => labels.includes(id))
  const mayMerge = possible(conversation, { type: "merge", into: anybody }, viewer)
  useOffer([
    ...(mayMerge
      ? [
          {
            id: "merge",
            words: "Merge with another conversation",
            group: "Conversation" as const,
            run: () => setOpen("merge"),
          },
        ]
      : []),
    ...(possible(conversation, { type: "wake" }, viewer)
      ? [{ id: "wake", words: "End the snooze", group: "Conversation" as const, run: wake }]
      : []),
  ])
  return (
    <div className="work-bar">
      {possible(conversation, { type: "assign", agentId: anybody }, viewer) && (
        <Opener
          name="assign"
          shortcut="T"
          words={state.status === "claimed" ? "Transfer" : "Assign"}
          icon="people"
          onOpen={() => setOpen("assign")}
        />
      )}
      {possible(conversation, { type: "snooze", until: null }, viewer) && (
        <Opener
          name="snooze"
          shortcut="S"
          words="Snooze"
          icon="clock"
          now={snooze && `Until ${untilWords(snooze.until, timeZone)}`}
          onOpen={() => setOpen("snooze")}
        />
      )}
      {possible(conversation, { type: "prioritize", priority: "low" }, viewer) && (
        <>
          <Opener
            name="prioritize"
            shortcut="P"
            words="Priority"
            icon="alert"
            now={priority === "normal" ? null : priorityWords[priority]}
            onOpen={() => setOpen("prioritize")}
          />
          <Opener
            name="label"
            shortcut="B"
            words="Labels"
            icon="tag"
            now={known.length > 0 && known.map(label => <LabelChip key={label.id} {...label} />)}
            onOpen={() => setOpen("label")}
          />
        </>
      )}
      {open === "assign" && (
        <AssignPicker
          holderId={state.status === "claimed" ? state.agent.id : null}
          viewerId={viewer.userId}
          onAssign={to => act({ type: "assign", ...to })}
          onClose={close}
        />
      )}
      {open === "label" && <LabelPicker conversation={conversation} onClose={close} />}
      {open === "prioritize" && (
        <PriorityPicker now={priority} onPriority={priority => act({ type: "prioritize", priority })} onClose={close} />
      )}
      {open === "snooze" && (
        <SnoozePicker
          isSnoozed={snooze !== null}
          onSnooze={until => act({ type: "snooze", until })}
          onWake={wake}
          onClose={close}
        />
      )}
      {open === "merge" && <MergePicker conversation={conversation} onClose={close} />}
    </div>
  )
}

/** A time is not named by another clock than the team's. */
function untilWords(until: number | null, timeZone: string | undefined): string {
  if (until === null) return "a reply"
  return timeZone === undefined ? "a time" : whenText(until, timeZone)
}

interface OpenerProps {
  name: string
  words: string
  shortcut: string
  icon: IconName
  /** How it stands. */
  now?: ReactNode
  onOpen: () => void
}

function Opener({ name, words, shortcut, icon, now, onOpen }: OpenerProps) {
  useCommand({ id: name, words, key: shortcut, group: "Conversation", run: onOpen })
  return (
    <button
      type="button"
      className="button quiet small-button"
      aria-haspopup="dialog"
      aria-keyshortcuts={shortcut}
      title={`${words} (${shortcut})`}
      onClick={onOpen}
    >
      <Icon name={icon} />
      <span className={now ? "sr" : undefined}>{words}</span>
      {now}
    </button>
  )
}
