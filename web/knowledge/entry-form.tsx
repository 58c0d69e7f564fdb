import type { KnowledgeEntry } from "../../protocol/knowledge.ts"
import { limits } from "../../protocol/limits.ts"
import type { Answer } from "../app/api.ts"
import { say } from "../app/say.ts"
import { useForm } from "../app/use-form.ts"
import { useKeptForm } from "../app/use-kept-form.ts"
import { Field } from "../look/field.tsx"
import { FormError } from "../look/form-error.tsx"
import { TextField } from "../look/text-field.tsx"
import { useWorkplace } from "../organizations/organization-context.ts"
import { ChangedMeanwhile } from "./changed-meanwhile.tsx"
import { entryShape, entryValues, type WrittenEntry } from "./entry-shape.ts"
import { titleFromPaste } from "./title-from-paste.ts"

interface Props {
  /** Null for one that is not there yet. */
  entry: KnowledgeEntry | null
  readAt: number
  save: (body: WrittenEntry) => Promise<Answer<KnowledgeEntry>>
  onSaved: (entry: KnowledgeEntry) => void
}

/** Where an entry is written. What is typed is kept on this device until it is saved or thrown away. */
export function EntryForm({ entry, readAt, save, onSaved }: Props) {
  const { organization, user } = useWorkplace()
  const kept = useKeptForm({
    name: entry?.id ?? `new entry of ${organization.id}`,
    userId: user.id,
    values: entryValues(entry ?? blank),
    readAt,
  })
  const { errors, busy, bind } = useForm(entryShape, async body => {
    const answer = await save(body)
    if (!answer.ok) return { form: say(answer.failure) }
    kept.settle(entryValues(answer.value))
    onSaved(answer.value)
    return null
  })
  const { values } = kept
  return (
    <form key={kept.round} className="form" aria-label="Entry" onInput={kept.onInput} {...bind}>
      <FormError>{errors.form}</FormError>
      {entry && kept.isBehind && <ChangedMeanwhile entry={entry} typed={values} />}
      <Field label="Title" name="title" defaultValue={values.title} error={errors.title} autoComplete="off" />
      <TextField
        label="Text"
        name="text"
        rows={12}
        defaultValue={values.text}
        error={errors.text}
        hint="What an answer may quote. Plain text or Markdown; paste what you have."
        onPaste={titleFromPaste}
      />
      <TextField
        label="Other ways to ask"
        name="questions"
        rows={3}
        defaultValue={values.questions}
        error={errors.questions}
        hint={`In your customers' words, one a line. At most ${limits.questionsPerEntryMax}.`}
      />
      <Field
        label="Link"
        name="url"
        inputMode="url"
        defaultValue={values.url}
        error={errors.url}
        autoComplete="off"
        placeholder="https://"
        hint="Where customers can read more. Answers that cite this entry lead there."
      />
      <div className="actions">
        {entry?.status === "published" ? (
          <>
            <SaveButton status="published" words="Save" isMain busy={busy} />
            <SaveButton status="draft" words="Unpublish" busy={busy} />
          </>
        ) : (
          // Enter in a field presses the first button, and must not publish.
          <>
            <SaveButton status="draft" words="Save as draft" busy={busy} />
            <SaveButton status="published" words="Publish" isMain busy={busy} />
          </>
        )}
      </div>
      <div role="status">
        {kept.isDirty && (
          <p className="soft small">
            Not saved yet; kept on this device.{" "}
            <button type="button" className="link" onClick={kept.discard}>
              Discard what you changed
            </button>
          </p>
        )}
      </div>
    </form>
  )
}

const blank = { title: "", text: "", questions: [], url: null }

interface SaveButtonProps {
  status: KnowledgeEntry["status"]
  words: string
  isMain?: boolean
  busy: boolean
}

const SaveButton = ({ status, words, isMain = false, busy }: SaveButtonProps) => (
  <button
    type="submit"
    name="status"
    value={status}
    className={`button ${isMain ? "primary" : ""}`}
    aria-disabled={busy}
  >
    {words}
  </button>
)
