import { useState } from "react"
import { Field } from "../look/field.tsx"

interface Props {
  /** Password managers offer to fill in an old one or to make a new one by this. */
  purpose: "current-password" | "new-password"
  error?: string | undefined
  hint?: string
}

export function PasswordField({ purpose, error, hint }: Props) {
  const [shown, setShown] = useState(false)
  return (
    <Field
      label="Password"
      name="password"
      type={shown ? "text" : "password"}
      autoComplete={purpose}
      autoCapitalize="none"
      spellCheck={false}
      error={error}
      hint={hint}
      frame={input => (
        <div className="with-button">
          {input}
          <button type="button" className="button quiet" aria-pressed={shown} onClick={() => setShown(!shown)}>
            {shown ? "Hide" : "Show"}
            <span className="sr"> password</span>
          </button>
        </div>
      )}
    />
  )
}
