import { z } from "zod"
import { labelColour } from "../../protocol/desk.ts"
import { limits } from "../../protocol/limits.ts"
import type { FormPart } from "../app/form-part.ts"
import { LabelChip } from "../look/label-chip.tsx"
import { dispositionRow, labelRow } from "./desk-shape.ts"
import { NamedRows } from "./named-rows.tsx"
import { nextColour } from "./next-colour.ts"
import { useRows } from "./use-rows.ts"

const labelRows = z.array(labelRow)
const dispositionRows = z.array(dispositionRow)

/** How conversations are sorted, and how they end. */
export function FilingFields({ values, errors }: FormPart) {
  const labels = useRows(labelRows, values.labels)
  const dispositions = useRows(dispositionRows, values.dispositions)
  return (
    <>
      <section className="card form" aria-labelledby="labels">
        <h2 id="labels">Labels</h2>
        <p className="soft">
          What your team sorts conversations by. One that you remove here is shown nowhere any more.
        </p>
        <input name="labels" {...labels.hidden} />
        <NamedRows
          {...labels}
          what="label"
          max={limits.labelsMax}
          field="labels"
          errors={errors}
          onAdd={id => labels.add({ id, name: "", colour: nextColour(labels.rows) })}
        >
          {({ id, name, colour }, row) => (
            <>
              <select
                aria-label={`Colour of label ${row}`}
                value={colour}
                onChange={event => labels.change(id, { colour: labelColour.parse(event.target.value) })}
              >
                {labelColour.options.map(colour => (
                  <option key={colour} value={colour}>
                    {colour}
                  </option>
                ))}
              </select>
              <LabelChip name={name.trim() || "…"} colour={colour} />
            </>
          )}
        </NamedRows>
      </section>
      <section className="card form" aria-labelledby="dispositions">
        <h2 id="dispositions">How conversations end</h2>
        <p className="soft">Whoever resolves one chooses from these: “Solved”, “Refunded”, “Not our product”.</p>
        <input name="dispositions" {...dispositions.hidden} />
        <NamedRows
          {...dispositions}
          what="ending"
          max={limits.dispositionsMax}
          field="dispositions"
          errors={errors}
          onAdd={id => dispositions.add({ id, name: "" })}
        />
      </section>
    </>
  )
}
