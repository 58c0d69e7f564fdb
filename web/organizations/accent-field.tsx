import { useId } from "react"
import { accentPair, accentStyle } from "../look/accent.ts"

export const parleyAccent = "#0f6b5c"

/** The organization's colour, tried on by day and by night. One that would not read is darkened or lightened, and we say so. */
export function AccentField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const id = useId()
  const { adjusted } = accentPair(value)
  return (
    <div className="field accent-field">
      <label htmlFor={id}>Colour</label>
      <div className="try-on">
        <input
          id={id}
          name="accent"
          type="color"
          value={value}
          onChange={event => onChange(event.target.value)}
          aria-describedby={`${id}-hint`}
        />
        {["light", "dark"].map(scheme => (
          <span
            key={scheme}
            className="swatch"
            style={{ ...accentStyle(value), colorScheme: scheme }}
            aria-hidden="true"
          >
            <span className="button primary">Send</span>
            <b>Link</b>
          </span>
        ))}
      </div>
      <p className="hint" id={`${id}-hint`} role="status">
        {adjusted
          ? "As text it would be too pale on paper, so it is darkened until it reads. This is how it looks by day and by night."
          : "Buttons and your customers' bubbles wear it. This is how it looks by day and by night."}
      </p>
    </div>
  )
}
