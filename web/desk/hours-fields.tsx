import { weekdays } from "../../protocol/desk/opening-times.ts"
import type { Desk } from "../../protocol/desk.ts"
import type { FormPart } from "../app/form-part.ts"
import { Field } from "../look/field.tsx"
import { TextField } from "../look/text-field.tsx"
import { AddHoliday } from "./add-holiday.tsx"
import { named } from "./hours-text.ts"
import { OpenNow } from "./open-now.tsx"
import { TimeZoneField } from "./time-zone-field.tsx"

/** When the team is there. */
export function HoursFields({ values, errors, onScreen }: FormPart & { onScreen: Desk | null }) {
  return (
    <section className="card form" aria-labelledby="hours">
      <h2 id="hours">Opening hours</h2>
      <p className="soft">What you promise counts only while you are open. Your customers can write at any time.</p>
      <TimeZoneField values={values} errors={errors} />
      <fieldset className="fieldset week">
        <legend>Hours</legend>
        <p className="hint">
          Like 09:00–12:30, 13:30–17:00. Nothing when you are closed; after midnight is the next day.
        </p>
        {weekdays.map(weekday => (
          <Field
            key={weekday}
            label={named(weekday)}
            name={weekday}
            autoComplete="off"
            placeholder="Closed"
            defaultValue={values[weekday]}
            error={errors[weekday]}
          />
        ))}
      </fieldset>
      <TextField
        label="Holidays"
        name="holidays"
        rows={2}
        defaultValue={values.holidays}
        error={errors.holidays}
        placeholder="2026-12-25"
        hint="Days on which you are closed, one a line, like 2026-12-25."
      />
      <AddHoliday />
      <OpenNow times={onScreen} />
    </section>
  )
}
