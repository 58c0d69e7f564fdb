import { useState } from "react"
import { useLocation } from "wouter"
import { z } from "zod"
import { member as memberShape } from "../../protocol/organization.ts"
import type { Role } from "../../protocol/person.ts"
import { call } from "../app/api.ts"
import { queryClient } from "../app/queries.ts"
import { say } from "../app/say.ts"
import { useAction } from "../app/use-action.ts"
import { Avatar } from "../look/avatar.tsx"
import { Confirm } from "../look/confirm.tsx"
import { FormError } from "../look/form-error.tsx"
import { manages, useWorkplace } from "./organization-context.ts"
import { RoleSelect } from "./role-select.tsx"
import { roleWords } from "./role-words.ts"

type Member = z.infer<typeof memberShape>

/** One member. Managers change roles and remove; everybody may leave. Only owners touch owners. */
export function MemberRow({ member }: { member: Member }) {
  const workplace = useWorkplace()
  const { organization, role: ownRole, user } = workplace
  const [, go] = useLocation()
  const [asking, setAsking] = useState(false)
  const path = `/organizations/${organization.id}/members/${member.id}`
  const isMe = member.userId === user.id
  const mayChange = manages(workplace) && (ownRole === "owner" || member.role !== "owner")

  const change = useAction(
    (role: Role) => call({ path, method: "PATCH", body: { role }, schema: memberShape }),
    async () => {
      await queryClient.invalidateQueries({ queryKey: ["members", organization.id] })
      if (isMe) await queryClient.invalidateQueries({ queryKey: ["organization", organization.slug] })
    },
  )
  const remove = useAction(
    () => call({ path, method: "DELETE", schema: z.unknown() }),
    async () => {
      if (isMe) go("/")
      await queryClient.invalidateQueries()
    },
  )
  const failure = change.failure ?? remove.failure
  return (
    <li>
      <Avatar name={member.name} sizePx={36} />
      <span className="what">
        <b className="cut">
          {member.name}
          {isMe && <span className="soft"> (you)</span>}
        </b>
        <span className="soft small cut">{member.email}</span>
      </span>
      {mayChange ? (
        <RoleSelect label={`Role of ${member.name}`} value={member.role} onChange={change.run} busy={change.busy} />
      ) : (
        <span className="chip">{roleWords[member.role].name}</span>
      )}
      {(mayChange || isMe) && (
        <button type="button" className="button quiet" onClick={() => setAsking(true)}>
          {isMe ? "Leave" : "Remove"}
          <span className="sr"> {isMe ? organization.name : member.name}</span>
        </button>
      )}
      <Confirm
        open={asking}
        title={isMe ? `Leave ${organization.name}?` : `Remove ${member.name}?`}
        action={isMe ? "Leave" : "Remove"}
        onConfirm={() => {
          setAsking(false)
          return remove.run(undefined)
        }}
        onClose={() => setAsking(false)}
      >
        {isMe
          ? "You lose the console at once. Somebody has to invite you to come back."
          : "They lose access at once, on every device. What they wrote stays."}
      </Confirm>
      {failure && <FormError>{say(failure)}</FormError>}
    </li>
  )
}
