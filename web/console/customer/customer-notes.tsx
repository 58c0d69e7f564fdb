import { useRef, useState } from "react"
import type { CustomerNote } from "../../../protocol/customer.ts"
import { say } from "../../app/say.ts"
import { useAction } from "../../app/use-action.ts"
import { useNow } from "../../app/use-now.ts"
import { moment } from "../../look/ago.ts"
import { FormError } from "../../look/form-error.tsx"
import { useKeepFocus } from "../../look/use-keep-focus.ts"
import { manages, useWorkplace } from "../../organizations/organization-context.ts"
import { addNote, changeNote, removeNote, type Whose } from "./customer-queries.ts"
import { NoteForm } from "./note-form.tsx"
import { useOfferAbout } from "./offer-about.ts"

/** What the team has written down about a customer rather than about one conversation. */
export function CustomerNotes({ whose, notes }: { whose: Whose; notes: CustomerNote[] }) {
  const [writing, setWriting] = useState<string | null>(null)
  const close = () => setWriting(null)
  const area = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useKeepFocus(area, heading)
  const begin = () => setWriting("new")
  useOfferAbout({ id: "customer_note", words: "Add a note about the customer", run: begin })
  return (
    <section ref={area} aria-label="Notes about them">
      <h2 ref={heading} tabIndex={-1}>
        Notes about them
      </h2>
      {writing === "new" ? (
        <NoteForm label="A new note" save={text => addNote(whose, text)} onClose={close} />
      ) : (
        <button type="button" className="button small" onClick={begin}>
          Add a note
        </button>
      )}
      <ul className="customer-notes small">
        {notes.map(note => (
          <li key={note.id}>
            {writing === note.id ? (
              <NoteForm
                label="The note"
                text={note.text}
                save={text => changeNote(whose, note.id, text)}
                onClose={close}
              />
            ) : (
              <Note whose={whose} note={note} onEdit={() => setWriting(note.id)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Note({ whose, note, onEdit }: { whose: Whose; note: CustomerNote; onEdit: () => void }) {
  const now = useNow()
  const workplace = useWorkplace()
  const remove = useAction((id: string) => removeNote(whose, id))
  const isOwn = note.author.id === workplace.user.id
  return (
    <>
      <p className="as-written">{note.text}</p>
      <p className="soft">
        {note.author.name}, {moment(note.createdAt, now)}
        {note.editedAt !== null && ", edited"}
      </p>
      {remove.failure && <FormError>{say(remove.failure)}</FormError>}
      {(isOwn || manages(workplace)) && (
        <div className="note-actions">
          {isOwn && (
            <button type="button" className="link" onClick={onEdit}>
              Edit
            </button>
          )}
          <button type="button" className="link" aria-disabled={remove.busy} onClick={() => remove.run(note.id)}>
            Delete
          </button>
        </div>
      )}
    </>
  )
}
