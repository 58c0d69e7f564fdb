import type { Conversation } from "../../protocol/conversation.ts"
import { type Clock, type ClockName, workOf } from "../../protocol/work.ts"
import { useAtNow } from "../app/use-now.ts"
import { Icon } from "../look/icon.tsx"
import { dueAloud, dueInShort, dueLevel, dueWords, runningClocks } from "./due-words.ts"

/** The promise that falls due next, for a row. It ticks by itself: nothing around it is drawn again. */
export function NextDue({ conversation }: { conversation: Conversation }) {
  const [nearest] = runningClocks(workOf(conversation).clocks)
  return nearest && <Due name={nearest[0]} clock={nearest[1]} said={dueInShort} />
}

/** Every promise that runs, for the head of a thread; one that gets close, or is broken, is read out once. */
export function AllDue({ conversation }: { conversation: Conversation }) {
  const running = runningClocks(workOf(conversation).clocks)
  const aloud = useAtNow(now => running.map(([name, clock]) => dueAloud(name, clock, now)).join(" "))
  return (
    <>
      {running.length > 0 && (
        <div className="due">
          {running.map(([name, clock]) => (
            <Due key={name} name={name} clock={clock} said={dueWords} />
          ))}
        </div>
      )}
      <p className="sr" role="status">
        {aloud.trim()}
      </p>
    </>
  )
}

interface Props {
  name: ClockName
  clock: Clock
  said: typeof dueWords
}

function Due({ name, clock, said }: Props) {
  const words = useAtNow(now => said(name, clock, now))
  const level = useAtNow(now => dueLevel(clock, now))
  return (
    <span className={`chip ${chips[level]}`} title={`Due ${exact.format(clock.due)}`}>
      {level !== "calm" && <Icon name={level === "late" ? "alert" : "clock"} />}
      {words}
    </span>
  )
}

const chips = { calm: "", soon: "wait", late: "late" } as const

const exact = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
})
