import { useInfiniteQuery } from "@tanstack/react-query"
import { auditAction } from "../../protocol/audit.ts"
import { limits } from "../../protocol/limits.ts"
import { memberPage } from "../../protocol/organization.ts"
import { pages } from "../app/queries.ts"
import { Field } from "../look/field.tsx"
import { Labelled } from "../look/labelled.tsx"
import { useWorkplace } from "../organizations/organization-context.ts"
import { auditWords } from "./audit-words.ts"
import type { Asked } from "./use-audit.ts"

/** Whose doings are listed, which, and of which days. */
export function AuditFilter({ asked, onAsk }: { asked: Asked; onAsk: (change: Partial<Asked>) => void }) {
  return (
    <search className="audit-filter">
      <Field
        label="Name"
        type="search"
        placeholder="Person or thing"
        value={asked.text}
        maxLength={limits.searchCharactersMax}
        onChange={event => onAsk({ text: event.target.value })}
      />
      <PersonField actor={asked.actor} onActor={actor => onAsk({ actor })} />
      <Labelled label="What">
        {control => (
          <select {...control} value={asked.action} onChange={event => onAsk({ action: event.target.value })}>
            <option value="">Everything</option>
            {auditAction.options.map(action => (
              <option key={action} value={action}>
                {auditWords[action].name}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <Field label="From" type="date" value={asked.from} onChange={event => onAsk({ from: event.target.value })} />
      <Field label="To" type="date" value={asked.to} onChange={event => onAsk({ to: event.target.value })} />
    </search>
  )
}

/** Who belongs to the team now; somebody who does not any more can be chosen in the list of what was done. */
function PersonField({ actor, onActor }: { actor: string; onActor: (actor: string) => void }) {
  const { organization } = useWorkplace()
  const { data: members = [] } = useInfiniteQuery({
    ...pages(["members", organization.id], { path: `/organizations/${organization.id}/members`, schema: memberPage }),
    select: ({ pages }) => pages.flatMap(page => page.members),
  })
  const isKnown = actor === "" || members.some(({ userId }) => userId === actor)
  return (
    <Labelled label="Who">
      {control => (
        <select {...control} value={actor} onChange={event => onActor(event.target.value)}>
          <option value="">Everybody</option>
          {!isKnown && <option value={actor}>Somebody else</option>}
          {members.map(({ userId, name }) => (
            <option key={userId} value={userId}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}
