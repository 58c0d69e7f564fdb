import type { FormPart } from "../app/form-part.ts"
import { CountField } from "./count-field.tsx"

/** What happens by itself. */
export function AutomaticFields(part: FormPart) {
  const { values } = part
  return (
    <section className="card form" aria-labelledby="automatic">
      <h2 id="automatic">What happens by itself</h2>
      <label className="check">
        <input type="checkbox" name="autoAssign" defaultChecked={values.autoAssign === "on"} />
        <span>
          <b>Conversations are given out</b>
          <span className="hint">
            Whoever waits goes at once to the available colleague with the fewest. Otherwise your team takes them from
            the queue.
          </span>
        </span>
      </label>
      <CountField part={part} name="capacity" label="At most for each" units={["conversations"]} />
      <CountField
        part={part}
        name="awayGraceMinutes"
        label="When a colleague is gone for"
        units={["minutes"]}
        hint="What they had goes back to the queue, with its age and reason. Empty: they keep it."
      />
      <CountField
        part={part}
        name="unattendedMinutes"
        label="When nobody came for"
        units={["minutes"]}
        hint="The customer is told so honestly, and can leave an e-mail address. Empty: they are told nothing."
      />
      <CountField
        part={part}
        name="autoClose"
        label="When nothing was said for"
        units={["hours", "days"]}
        hint="The conversation is resolved; it opens again when the customer writes. Empty: it stays open."
      />
      <label className="check">
        <input type="checkbox" name="asksScore" defaultChecked={values.asksScore === "on"} />
        <span>
          <b>Customers are asked how it went</b>
          <span className="hint">When a conversation is resolved: one tap, and a comment if they like.</span>
        </span>
      </label>
    </section>
  )
}
