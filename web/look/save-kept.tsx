interface Props {
  kept: { isDirty: boolean; hasSettled: boolean; discard: () => void }
  busy: boolean
  /** Said as long as it is not saved, and when it is. */
  words: { dirty: string; saved: string }
}

/** The end of a form that is always there: what becomes of what is in it. */
export function SaveKept({ kept, busy, words }: Props) {
  return (
    <div className={kept.isDirty ? "actions save dirty" : "actions save"}>
      <button type="submit" className="button primary" aria-disabled={busy}>
        {busy ? "Saving" : "Save"}
      </button>
      <span role="status" className="soft small">
        {kept.isDirty ? words.dirty : kept.hasSettled && words.saved}
      </span>
      {kept.isDirty && (
        <button type="button" className="link" onClick={kept.discard}>
          Discard
        </button>
      )}
    </div>
  )
}
