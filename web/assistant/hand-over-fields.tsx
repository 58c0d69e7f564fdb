import { limits } from "../../protocol/limits.ts"
import type { FormPart } from "../app/form-part.ts"
import { Labelled } from "../look/labelled.tsx"
import { TextField } from "../look/text-field.tsx"

/** When a person is fetched although nobody pressed the button. */
export function HandOverFields({ values, errors }: FormPart) {
  return (
    <section className="card form" aria-labelledby="hand-over">
      <h2 id="hand-over">When it fetches a person</h2>
      <p className="soft">Also whenever a customer asks for one, and whenever it fails.</p>
      <TextField
        label="Words that ask for a person"
        name="keywords"
        rows={4}
        defaultValue={values.keywords}
        error={errors.keywords}
        hint={`One word or phrase a line, at most ${limits.phrasesMax}. Whole words, upper or lower case.`}
      />
      <TextField
        label="Words that say that somebody is upset"
        name="sentimentWords"
        rows={4}
        defaultValue={values.sentimentWords}
        error={errors.sentimentWords}
        hint="One a line. Whoever writes one of them gets a person."
      />
      <Labelled label="Answers that did not help" hint="Rated down, asked for again, or without anything found.">
        {control => (
          <select {...control} name="afterMisses" defaultValue={values.afterMisses}>
            {oneToTen.map(count => (
              <option key={count} value={count}>
                {count === 1 ? "After one" : `After ${count} in a row`}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <label className="check">
        <input type="checkbox" name="outsideKnowledge" defaultChecked={values.outsideKnowledge === "on"} />
        <span>
          <b>Questions outside the knowledge</b>
          <span className="hint">
            They go to a person at once. Otherwise it says that it has found nothing, and offers one.
          </span>
        </span>
      </label>
    </section>
  )
}

const oneToTen = Array.from({ length: 10 }, (_, index) => index + 1)
