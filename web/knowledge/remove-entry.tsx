import { useState } from "react"
import { useLocation } from "wouter"
import { z } from "zod"
import type { KnowledgeEntry } from "../../protocol/knowledge.ts"
import { call } from "../app/api.ts"
import { keptForm } from "../app/kept-form.ts"
import { say } from "../app/say.ts"
import { useAction } from "../app/use-action.ts"
import { Confirm } from "../look/confirm.tsx"
import { FormError } from "../look/form-error.tsx"
import { useWorkplace } from "../organizations/organization-context.ts"
import { entryRemoved, knowledgePath } from "./knowledge-queries.ts"

export function RemoveEntry({ entry }: { entry: KnowledgeEntry }) {
  const { organization, user } = useWorkplace()
  const [, go] = useLocation()
  const [asking, setAsking] = useState(false)
  const remove = useAction(
    () => call({ path: `${knowledgePath(organization.id)}/${entry.id}`, method: "DELETE", schema: z.unknown() }),
    () => {
      keptForm({ userId: user.id, name: entry.id }).forget()
      go(`/dashboard/${organization.slug}/knowledge`, { replace: true })
      return entryRemoved(organization.id, entry.id)
    },
  )
  return (
    <>
      <p className="soft">Answers that have cited it stay as they are. To take it out for a while, unpublish it.</p>
      {remove.failure && <FormError>{say(remove.failure)}</FormError>}
      <button type="button" className="button danger" aria-disabled={remove.busy} onClick={() => setAsking(true)}>
        Delete
      </button>
      <Confirm
        open={asking}
        title={`Delete “${entry.title}”?`}
        action="Delete"
        onConfirm={() => {
          setAsking(false)
          return remove.run(undefined)
        }}
        onClose={() => setAsking(false)}
      >
        The assistant stops using it at once. It cannot be brought back.
      </Confirm>
    </>
  )
}
