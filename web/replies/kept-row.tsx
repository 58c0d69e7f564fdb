import { type ReactNode, useEffect, useRef, useState } from "react"
import { z } from "zod"
import { call } from "../app/api.ts"
import { say } from "../app/say.ts"
import { useAction } from "../app/use-action.ts"
import { Confirm } from "../look/confirm.tsx"
import { FormError } from "../look/form-error.tsx"
import { useWorkplace } from "../organizations/organization-context.ts"
import { type AtHandNoun, atHandPath, readAtHandAgain } from "./at-hand-queries.ts"
import type { Kept } from "./kept-list.tsx"

interface Props {
  noun: AtHandNoun
  item: Kept
  what: string
  about: ReactNode
  children: (onDone: () => void) => ReactNode
}

/** One of them: what it is, or its form. */
export function KeptRow({ noun, item, what, about, children }: Props) {
  const { organization } = useWorkplace()
  const [isChanging, setChanging] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const changer = useRef<HTMLButtonElement>(null)
  const wasChanging = useRef(false)
  // Whoever comes back from the form goes on where they were.
  useEffect(() => {
    if (wasChanging.current && !isChanging) changer.current?.focus()
    wasChanging.current = isChanging
  }, [isChanging])

  const remove = useAction(
    () => call({ path: `${atHandPath(organization.id, noun)}/${item.id}`, method: "DELETE", schema: z.unknown() }),
    () => readAtHandAgain(noun),
  )
  if (isChanging) return <li>{children(() => setChanging(false))}</li>
  return (
    <li>
      <span className="what">
        <b className="cut">{item.name}</b>
        <span className="soft small cut">{about}</span>
      </span>
      <button ref={changer} type="button" className="button quiet" onClick={() => setChanging(true)}>
        Change<span className="sr"> {item.name}</span>
      </button>
      <button type="button" className="button quiet" aria-disabled={remove.busy} onClick={() => setAsking(true)}>
        Remove<span className="sr"> {item.name}</span>
      </button>
      <Confirm
        open={isAsking}
        title={`Remove “${item.name}”?`}
        action="Remove"
        onConfirm={() => {
          setAsking(false)
          return remove.run(undefined)
        }}
        onClose={() => setAsking(false)}
      >
        Nobody on the team finds this {what} any more. What was done with it stays.
      </Confirm>
      {remove.failure && <FormError>{say(remove.failure)}</FormError>}
    </li>
  )
}
