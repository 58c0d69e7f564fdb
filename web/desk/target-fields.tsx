import { afterOpenTime, minuteMs } from "../../protocol/clocks/open-time.ts"
import type { Desk } from "../../protocol/desk.ts"
import type { FormPart } from "../app/form-part.ts"
import { useNow } from "../app/use-now.ts"
import { Labelled } from "../look/labelled.tsx"
import { CountField } from "./count-field.tsx"
import { whenText } from "./when-text.ts"

/** What is promised to customers. */
export function TargetFields({ values, errors, onScreen }: FormPart & { onScreen: Desk | null }) {
  return (
    <section className="card form" aria-labelledby="targets">
      <h2 id="targets">What you promise</h2>
      <p className="soft">
        In opening hours, from the moment that a person is asked for. Your team sees what is due; customers are told
        nothing. Leave empty what you do not promise.
      </p>
      <CountField part={{ values, errors }} name="first" label="First reply within" units={units} />
      <CountField part={{ values, errors }} name="next" label="Each further reply within" units={units} />
      <CountField part={{ values, errors }} name="resolution" label="Resolved within" units={units} />
      <Labelled label="Warn" hint="Amber from then on, red when it is too late; in words, too.">
        {control => (
          <select {...control} name="amberShare" defaultValue={values.amberShare}>
            {shares(values.amberShare).map(share => (
              <option key={share} value={share}>
                {share === "1" ? "Only when it is too late" : `When ${Math.round(Number(share) * 100)} % is over`}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <DuePreview desk={onScreen} />
    </section>
  )
}

const units = ["minutes", "hours"] as const

/** What was set over REST may lie in between. */
const shares = (current = "0.75"): string[] => [...new Set(["0.5", "0.75", "0.9", "1", current])].toSorted()

function DuePreview({ desk }: { desk: Desk | null }) {
  const now = useNow()
  if (desk === null || desk.targets.first === null) return null
  const due = afterOpenTime(desk, now, desk.targets.first * minuteMs)
  return (
    <p className="soft small">
      Who asks for a person now is due a reply by <b>{whenText(due, desk.timeZone)}</b>.
    </p>
  )
}
