import { useState } from "react"
import { Link } from "wouter"
import { z } from "zod"
import { type KnowledgeEntry, knowledgeImported } from "../../protocol/knowledge.ts"
import { call } from "../app/api.ts"
import { say } from "../app/say.ts"
import { useForm } from "../app/use-form.ts"
import { Field } from "../look/field.tsx"
import { useWorkplace } from "../organizations/organization-context.ts"
import { someAddress } from "./address.ts"
import { entriesChanged, knowledgePath } from "./knowledge-queries.ts"

const form = z.object({ url: someAddress })

/** A page of the web, read by the service. */
export function ImportPage() {
  const { organization } = useWorkplace()
  const [made, setMade] = useState<KnowledgeEntry[]>([])
  const { errors, busy, bind } = useForm(form, async ({ url }) => {
    setMade([])
    const answer = await call({
      path: `${knowledgePath(organization.id)}/imports`,
      method: "POST",
      body: { from: "url", url },
      schema: knowledgeImported,
    })
    if (!answer.ok) return { url: say(answer.failure) }
    setMade(answer.value.entries)
    bind.ref.current?.reset()
    void entriesChanged(organization.id)
    return null
  })
  return (
    <form className="form import-page" aria-label="From a page of the web" {...bind}>
      <Field
        label="A page of the web"
        name="url"
        inputMode="url"
        placeholder="https://"
        autoComplete="off"
        error={errors.url}
        hint="Public pages only. Its text comes in; answers cite its address."
        frame={input => (
          <div className="beside">
            {input}
            <button type="submit" className="button" aria-disabled={busy}>
              {busy ? "Reading" : "Read page"}
            </button>
          </div>
        )}
      />
      <div role="status">
        {made.map(entry => (
          <p key={entry.id} className="notice calm">
            <span>
              <Link href={`/dashboard/${organization.slug}/knowledge/${entry.id}`}>{entry.title}</Link> is here as a
              draft.
            </span>
          </p>
        ))}
      </div>
    </form>
  )
}
