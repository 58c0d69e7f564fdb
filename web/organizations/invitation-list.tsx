import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { z } from "zod"
import { invitationList, type invitation as invitationShape } from "../../protocol/organization.ts"
import { call } from "../app/api.ts"
import { query, queryClient } from "../app/queries.ts"
import { ReadState } from "../app/read-state.tsx"
import { say } from "../app/say.ts"
import { useAction } from "../app/use-action.ts"
import { FormError } from "../look/form-error.tsx"
import { Icon } from "../look/icon.tsx"
import { useWorkplace } from "./organization-context.ts"
import { roleWords } from "./role-words.ts"

/** Invitations that nobody has answered yet. */
export function InvitationList() {
  const { organization } = useWorkplace()
  const path = `/organizations/${organization.id}/invitations`
  const read = useQuery(query(["invitations", organization.id], { path, schema: invitationList }))
  return (
    <>
      <h3 id="open-invitations">Open invitations</h3>
      <ReadState read={read}>
        {({ invitations }) =>
          invitations.length === 0 ? (
            <p className="soft">None. Whoever you invite stands here until they answer.</p>
          ) : (
            <ul className="people" aria-labelledby="open-invitations">
              {invitations.map(one => (
                <OpenInvitation key={one.id} one={one} path={`${path}/${one.id}`} />
              ))}
            </ul>
          )
        }
      </ReadState>
    </>
  )
}

function OpenInvitation({ one, path }: { one: z.infer<typeof invitationShape>; path: string }) {
  const { organization } = useWorkplace()
  const withdraw = useAction(
    () => call({ path, method: "DELETE", schema: z.unknown() }),
    () => queryClient.invalidateQueries({ queryKey: ["invitations", organization.id] }),
  )
  return (
    <li>
      <span className="what">
        <b className="cut">{one.email}</b>
        <span className="soft small">
          {roleWords[one.role].name}, until {day.format(one.expiresAt)}
        </span>
      </span>
      <CopyLink id={one.id} email={one.email} />
      <button
        type="button"
        className="button quiet"
        aria-disabled={withdraw.busy}
        onClick={() => withdraw.run(undefined)}
      >
        Withdraw<span className="sr"> the invitation of {one.email}</span>
      </button>
      {withdraw.failure && <FormError>{say(withdraw.failure)}</FormError>}
    </li>
  )
}

function CopyLink({ id, email }: { id: string; email: string }) {
  const [copied, setCopied] = useState<"no" | "yes" | "refused">("no")
  const link = `${location.origin}/invitations/${id}`
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setCopied("yes"),
      () => setCopied("refused"),
    )
  if (copied === "refused") return <input className="select" readOnly value={link} aria-label={`Link for ${email}`} />
  return (
    <>
      <button type="button" className="button quiet" onClick={copy}>
        <Icon name={copied === "yes" ? "check" : "link"} />
        {copied === "yes" ? "Copied" : "Copy link"}
        <span className="sr"> for {email}</span>
      </button>
      {/* Beside the button: a status inside it would take the button's name away. */}
      <span className="sr" role="status">
        {copied === "yes" && "Copied"}
      </span>
    </>
  )
}

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" })
