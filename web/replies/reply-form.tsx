import { useRef } from "react"
import { type CannedReply, newReply } from "../../protocol/canned-reply.ts"
import { attributeVariable, replyVariables, unknownVariables } from "../../protocol/reply-variables.ts"
import { useForm } from "../app/use-form.ts"
import { Field } from "../look/field.tsx"
import { FormError } from "../look/form-error.tsx"
import { SaveOrCancel } from "../look/save-or-cancel.tsx"
import { TextField } from "../look/text-field.tsx"
import { useWorkplace } from "../organizations/organization-context.ts"
import { keepItem } from "./keep-item.ts"

interface Props {
  reply: CannedReply | null
  onDone: () => void
}

export function ReplyForm({ reply, onDone }: Props) {
  const { organization } = useWorkplace()
  const text = useRef<HTMLTextAreaElement>(null)
  const { errors, busy, bind } = useForm(newReply, async value => {
    const [unknown] = unknownVariables(value.text)
    if (unknown !== undefined)
      return { text: `Nothing is known by {{${unknown}}}. Choose one of those below, or ${attributeVariable("name")}.` }
    const where = { organizationId: organization.id, noun: "replies" as const, id: reply?.id ?? null }
    const wrong = await keepItem(where, value)
    if (wrong === null) onDone()
    return wrong
  })

  function insert(variable: string): void {
    const box = text.current
    if (box === null) return
    box.focus()
    box.setRangeText(`{{${variable}}}`, box.selectionStart, box.selectionEnd, "end")
  }

  return (
    <form className="form kept-form" aria-label={reply === null ? "New reply" : `Reply ${reply.name}`} {...bind}>
      <FormError>{errors.form}</FormError>
      <Field
        label="Name"
        name="name"
        defaultValue={reply?.name}
        error={errors.name}
        hint="Typed after a slash: /hello"
        autoComplete="off"
        autoFocus
        spellCheck={false}
      />
      <TextField ref={text} label="Text" name="text" defaultValue={reply?.text} error={errors.text} rows={4} />
      <div className="variables">
        <span className="soft small">Put in</span>
        {Object.entries(replyVariables).map(([variable, example]) => (
          <button
            key={variable}
            type="button"
            className="chip"
            title={`For example ${example}`}
            onClick={() => insert(variable)}
          >
            {variable}
          </button>
        ))}
        <p className="soft small">
          Attributes of a customer by their name: <code>{`{{${attributeVariable("plan")}}}`}</code>. Words behind a bar
          stand where nothing is known: <code>{"{{customer.firstName | there}}"}</code>. Without them you are asked
          before it is sent.
        </p>
      </div>
      <SaveOrCancel busy={busy} onCancel={onDone} />
    </form>
  )
}
