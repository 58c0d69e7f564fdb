import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from "react"
import { limits } from "../../protocol/limits.ts"
import { say } from "../app/say.ts"
import { sayRefusal } from "../app/say-refusal.ts"
import { onShortcutsSetting, shortcutsAreOn } from "../console/shortcuts-setting.ts"
import { useShortcut } from "../console/use-shortcut.ts"
import { withCommandKey } from "../look/command-key.ts"
import { inDigits } from "../look/digits.ts"
import { Icon } from "../look/icon.tsx"
import { useKeepFocus } from "../look/use-keep-focus.ts"
import { useLineState } from "../organizations/line.ts"
import { useOffer } from "../palette/commands.ts"
import { useBulk, useBulkState } from "./bulk-provider.tsx"
import type { BulkWork, Refused, Run } from "./bulk-work.ts"
import { useUndoKey } from "./use-undo-key.ts"

type Ended = Extract<Run, { status: "ended" }>

/** How far it is, and then what has become of it: said once, with one undo for all of it. It is where it was when one opens another conversation. */
export function BulkToast() {
  const work = useBulk()
  const { run } = useBulkState()
  const place = useRef<HTMLDivElement>(null)
  useKeepFocus(place, openHeading)
  return (
    <div ref={place} className="bulk-place">
      <p className="sr" role="status">
        {run?.status === "ended" ? endWords(run) : ""}
      </p>
      {run?.status === "running" && <Progress run={run} onStop={work.stop} />}
      {run?.status === "ended" && <End key={JSON.stringify(run.undo)} run={run} work={work} />}
    </div>
  )
}

/** Of the conversation that is open, else of the list. */
const openHeading: RefObject<HTMLElement | null> = {
  get current() {
    return document.querySelector<HTMLElement>("[data-thread-heading]") ?? document.querySelector<HTMLElement>("h1")
  },
}

function Progress({ run, onStop }: { run: Extract<Run, { status: "running" }>; onStop: () => void }) {
  const { words, who, done, total } = run
  return (
    <div className="bulk-toast">
      <div className="line">
        <span>
          {who === null ? `${inDigits(done)} of ${inDigits(total)}` : `${who}:`} {words} …
        </span>
        {total > limits.bulkRequestConversations && (
          <button type="button" className="button" onClick={onStop}>
            Stop
          </button>
        )}
      </div>
      <progress value={done} max={total} aria-label={`How many are ${words}`} />
    </div>
  )
}

/** While a hand is on it, the undo does not go away. */
function End({ run, work }: { run: Ended; work: BulkWork }) {
  const [isHeld, hold] = useState(false)
  const keysOn = useSyncExternalStore(onShortcutsSetting, shortcutsAreOn)
  const canUndo = run.undo.length > 0
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(work.letUndoGo, limits.undoMs)
    return () => clearTimeout(timer)
  }, [isHeld, work])
  useUndoKey(canUndo, work.undo)
  useShortcut("z", () => canUndo && void work.undo())
  useOffer(
    canUndo
      ? [{ id: "bulk-undo", words: `Undo: ${endWords(run)}`, group: "Selection", run: () => void work.undo() }]
      : [],
  )
  return (
    <section
      className="bulk-toast"
      aria-label="What was done"
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocus={() => hold(true)}
      onBlur={() => hold(false)}
    >
      <div className="line">
        <span>{endWords(run)}</span>
        {canUndo && (
          <button type="button" className="button" onClick={() => void work.undo()}>
            Undo <kbd>{keysOn ? "Z" : withCommandKey("Z")}</kbd>
          </button>
        )}
        <button type="button" className="button quiet icon-only" aria-label="Close" onClick={work.dismiss}>
          <Icon name="close" />
        </button>
      </div>
      {run.refused.length > 0 && <Reasons refused={run.refused} />}
      {run.why !== null && <p className="small">{say(run.why)}</p>}
    </section>
  )
}

function Reasons({ refused }: { refused: readonly Refused[] }) {
  const { conversations } = useLineState()
  const byReason = [...Map.groupBy(refused, sayRefusal)]
  return (
    <ul className="small">
      {byReason.slice(0, reasonsMax).map(([reason, all]) => (
        <li key={reason}>
          {reason}{" "}
          <span className="soft">{namesOf(all.map(one => conversations.get(one.conversationId)?.customer.name))}</span>
        </li>
      ))}
      {byReason.length > reasonsMax && <li className="soft">And {byReason.length - reasonsMax} other reasons.</li>}
    </ul>
  )
}

const reasonsMax = 4
const namesMax = 3

function namesOf(all: readonly (string | undefined)[]): string {
  const named = all.flatMap(name => name ?? []).slice(0, namesMax)
  const others = all.length - named.length
  return `(${[...named, ...(others > 0 ? [named.length > 0 ? `${others} more` : `${others} of them`] : [])].join(", ")})`
}

function endWords({ done, words, who, refused, left }: Ended): string {
  if (who !== null) return done === 1 ? `${who}: ${words}` : `${who}: nothing was changed`
  return [
    `${inDigits(done)} ${words}`,
    ...(refused.length > 0 ? [`${inDigits(refused.length)} refused`] : []),
    ...(left > 0 ? [`${inDigits(left)} left as they were`] : []),
  ].join(", ")
}
