import { useRef, useState } from "react"
import type { Attributes as Values } from "../../../protocol/customer.ts"
import { say } from "../../app/say.ts"
import { useAction } from "../../app/use-action.ts"
import { FormError } from "../../look/form-error.tsx"
import { Icon } from "../../look/icon.tsx"
import { useKeepFocus } from "../../look/use-keep-focus.ts"
import { AttributeForm } from "./attribute-form.tsx"
import { attributeText } from "./attribute-text.ts"
import { inOrder, setAttributes, type Whose } from "./customer-queries.ts"
import { useOfferAbout } from "./offer-about.ts"

/** What the organization keeps about a customer, each with a name: set here or over REST. */
export function Attributes({ whose, values }: { whose: Whose; values: Values }) {
  /** Null while nothing is being written; an empty name for a new one. */
  const [writing, setWriting] = useState<string | null>(null)
  const remove = useAction((name: string) => setAttributes(whose, { [name]: null }))
  const close = () => setWriting(null)
  const area = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useKeepFocus(area, heading)
  const begin = () => setWriting("")
  useOfferAbout({ id: "attribute", words: "Add an attribute of the customer", run: begin })
  return (
    <section ref={area} aria-label="Attributes">
      <h2 ref={heading} tabIndex={-1}>
        Attributes
      </h2>
      <ul className="attributes small">
        {inOrder(values).map(([name, value]) =>
          writing === name ? (
            <li key={name}>
              <AttributeForm whose={whose} name={name} value={value} onClose={close} />
            </li>
          ) : (
            <li key={name} className="attribute">
              <span className="soft">{name}</span>
              <button
                type="button"
                className="value"
                aria-label={`Change ${name}: ${attributeText(value)}`}
                onClick={() => setWriting(name)}
              >
                {attributeText(value)}
              </button>
              <button
                type="button"
                className="button quiet icon-only"
                aria-label={`Remove ${name}`}
                aria-disabled={remove.busy}
                onClick={() => remove.run(name)}
              >
                <Icon name="close" />
              </button>
            </li>
          ),
        )}
      </ul>
      {remove.failure && <FormError>{say(remove.failure)}</FormError>}
      {writing === "" ? (
        <AttributeForm whose={whose} onClose={close} />
      ) : (
        <button type="button" className="button small" onClick={begin}>
          Add an attribute
        </button>
      )}
    </section>
  )
}
