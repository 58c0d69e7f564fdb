import { Fragment } from "react"
import type { Conversation } from "../../protocol/conversation.ts"
import { type Clock, type ClockName, workOf } from "../../protocol/work.ts"
import { useAtNow } from "../app/use-now.ts"
import { Icon } from "../look/icon.tsx"
import { dueAloud, dueInShort, dueLevel, dueOnly, dueWords, promiseNames, runningClocks } from "./due-words.ts"

/** The promise that falls due next, for a row. It ticks by itself: nothing around it is drawn again. */
export function NextDue({ conversation }: { conversation: Conversation }) {
  const [nearest] = runningClocks(workOf(conversation).clocks)
  return nearest && <Due name={nearest[0]} clock={nearest[1]} said={dueInShort} />
}

/** The same for the head of a thread. Whichever gets close, or is broken, is read out once. */
export function NextDueAloud({ conversation }: { conversation: Conversation }) {
  const running = runningClocks(workOf(conversation).clocks)
  const aloud = useAtNow(now => running.map(([name, clock]) => dueAloud(name, clock, now)).join(" "))
  const [nearest] = running
  return (
    <>
      {nearest && <Due name={nearest[0]} clock={nearest[1]} said={dueWords} />}
      <span className="sr" role="status">
        {aloud.trim()}
      </span>
    </>
  )
}

/** Every promise that runs, among the details of a conversation. */
export const AllDue = ({ conversation }: { conversation: Conversation }) =>
  runningClocks(workOf(conversation).clocks).map(([name, clock]) => (
    <Fragment key={name}>
      <dt>{promiseNames[name]}</dt>
      <dd>
        <Due name={name} clock={clock} said={dueOnly} />
      </dd>
    </Fragment>
  ))

interface Props {
  name: ClockName
  clock: Clock
  said: typeof dueWords
}

function Due({ name, clock, said }: Props) {
  const words = useAtNow(now => said(name, clock, now))
  const level = useAtNow(now => dueLevel(clock, now))
  return (
    <span className={`chip due ${chips[level]}`} title={`Due ${exact.format(clock.due)}`}>
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
