import { limits } from "../../protocol/limits.ts"
import type { FormPart } from "../app/form-part.ts"
import { Field } from "../look/field.tsx"
import { TextField } from "../look/text-field.tsx"
import { toneWords } from "./tone-words.ts"

/** Whether it answers, under which name, and how it talks. */
export function VoiceFields({ values, errors }: FormPart) {
  return (
    <section className="card form" aria-labelledby="voice">
      <h2 id="voice">Who answers</h2>
      <label className="check">
        <input type="checkbox" name="on" defaultChecked={values.on === "on"} />
        <span>
          <b>The assistant answers</b>
          <span className="hint">
            Customers see its name with “AI” beside it, are told that it is not a person, and can always ask for one.
            When it is off, your team answers everything.
          </span>
        </span>
      </label>
      <Field label="Name" name="name" defaultValue={values.name} error={errors.name} autoComplete="off" />
      <fieldset className="fieldset">
        <legend>Tone</legend>
        {toneWords.map(([tone, words, example]) => (
          <label key={tone} className="choice">
            <input type="radio" name="tone" value={tone} defaultChecked={values.tone === tone} />
            <b>{words}</b>
            <span className="hint">{example}</span>
          </label>
        ))}
      </fieldset>
      <TextField
        label="Instructions"
        name="instructions"
        rows={5}
        defaultValue={values.instructions}
        error={errors.instructions}
        maxLength={limits.instructionsCharactersMax}
        hint="How you talk to customers, and what it must never promise. Facts belong in the knowledge."
      />
    </section>
  )
}
