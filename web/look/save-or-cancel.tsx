interface Props {
  busy: boolean
  onCancel: () => void
}

/** The end of a form that is opened for one thing and closed again. */
export function SaveOrCancel({ busy, onCancel }: Props) {
  return (
    <div className="actions">
      <button type="submit" className="button primary" aria-disabled={busy}>
        {busy ? "Saving" : "Save"}
      </button>
      <button type="button" className="button" onClick={onCancel}>
        Cancel
      </button>
    </div>
  )
}
