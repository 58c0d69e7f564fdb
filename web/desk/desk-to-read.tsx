import type { Desk } from "../../protocol/desk.ts"
import { counted } from "../look/counted.ts"
import { LabelChip } from "../look/label-chip.tsx"
import { weekText } from "./hours-text.ts"
import { OpenNow } from "./open-now.tsx"

/** The rules for those who may look and not change. */
export function DeskToRead({ desk }: { desk: Desk }) {
  const { labels, dispositions, holidays, targets, autoAssign } = desk
  return (
    <section className="card desk-to-read" aria-labelledby="rules">
      <h2 id="rules">Rules</h2>
      <p className="soft">Owners and admins change them.</p>
      <dl>
        <dt>Opening hours, {desk.timeZone}</dt>
        <dd>
          {weekText(desk.hours).join("; ")}
          <OpenNow times={desk} />
        </dd>
        <dt>Holidays</dt>
        <dd>{holidays.length === 0 ? "None" : holidays.join(", ")}</dd>
        <dt>First reply</dt>
        <dd>{promised(targets.first)}</dd>
        <dt>Each further reply</dt>
        <dd>{promised(targets.next)}</dd>
        <dt>Resolved</dt>
        <dd>{promised(targets.resolution)}</dd>
        <dt>Who waits</dt>
        <dd>
          {autoAssign.on
            ? `Goes to the available colleague with the fewest conversations, at most ${autoAssign.capacity} each`
            : "Is taken from the queue"}
        </dd>
        <dt>A colleague who is gone</dt>
        <dd>
          {desk.awayGraceMinutes === null
            ? "Keeps their conversations"
            : `Gives their conversations back after ${counted(desk.awayGraceMinutes, "minute")}`}
        </dd>
        <dt>Nobody came</dt>
        <dd>
          {desk.unattendedMinutes === null
            ? "The customer is told nothing"
            : `The customer is told after ${counted(desk.unattendedMinutes, "minute")}`}
        </dd>
        <dt>Quiet conversations</dt>
        <dd>
          {desk.autoCloseHours === null ? "Stay open" : `Are resolved after ${counted(desk.autoCloseHours, "hour")}`}
        </dd>
        <dt>Afterwards</dt>
        <dd>{desk.asksScore ? "Customers are asked how it went" : "Nothing is asked"}</dd>
        <dt>Labels</dt>
        <dd className="chips">
          {labels.length === 0 ? "None" : labels.map(label => <LabelChip key={label.id} {...label} />)}
        </dd>
        <dt>How conversations end</dt>
        <dd>{dispositions.length === 0 ? "Not asked" : dispositions.map(({ name }) => name).join(", ")}</dd>
      </dl>
    </section>
  )
}

const promised = (minutes: number | null): string => {
  if (minutes === null) return "Not promised"
  const inHours = minutes % 60 === 0
  return `Within ${inHours ? counted(minutes / 60, "hour") : counted(minutes, "minute")} of opening hours`
}
