import type { Erasure } from "../../protocol/erasure.ts"
import { inDigits } from "../look/digits.ts"
import { Icon } from "../look/icon.tsx"

/** One erasure: who wished it, how far it is, and the number under which the audit log has it. */
export function ErasureRow({ erasure }: { erasure: Erasure }) {
  const { id, by, conversations, requestedAt, doneAt } = erasure
  return (
    <li>
      <Icon name={doneAt === null ? "clock" : "check"} />
      <p>
        <b>{doneAt === null ? "Going on" : "Done, nothing is left"}</b>
        <span className="soft">
          {" "}
          · asked for by {by === null ? "the person themselves" : by.name} · {inDigits(conversations)}{" "}
          {conversations === 1 ? "conversation" : "conversations"}
          {doneAt !== null && ` · took ${durationWords(doneAt - requestedAt)}`}
        </span>
        <br />
        <span className="small soft">Number {id}</span>
      </p>
      <time className="soft small" dateTime={new Date(requestedAt).toISOString()}>
        {when.format(requestedAt)}
      </time>
    </li>
  )
}

function durationWords(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1_000))
  if (seconds < 120) return `${seconds} s`
  return seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`
}

const when = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" })
