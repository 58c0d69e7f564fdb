import { failureOf } from "../../app/queries.ts"
import { say } from "../../app/say.ts"
import { useNow } from "../../app/use-now.ts"
import { moment } from "../../look/ago.ts"
import { useWorkplace } from "../../organizations/organization-context.ts"
import { Attributes } from "./attributes.tsx"
import { CustomerNotes } from "./customer-notes.tsx"
import { useCustomer } from "./customer-queries.ts"

/** Since when they are known, and what the team has written down about them. */
export function CustomerDetails({ customerId, emailLeft }: { customerId: string; emailLeft: string | undefined }) {
  const { organization } = useWorkplace()
  const whose = { organizationId: organization.id, customerId }
  const { data, error } = useCustomer(whose)
  const now = useNow()
  const failure = failureOf(error)
  const email = data?.email ?? emailLeft
  const isElsewhere = emailLeft !== undefined && emailLeft !== email
  return (
    <>
      <dl className="small about">
        {email && (
          <>
            <dt className="sr">E-mail</dt>
            <dd className="whole">
              <a href={`mailto:${email}`}>{email}</a>
            </dd>
          </>
        )}
        {isElsewhere && (
          <>
            <dt>Mail goes to</dt>
            <dd>
              <a href={`mailto:${emailLeft}`}>{emailLeft}</a>
            </dd>
          </>
        )}
        {data && (
          <>
            <dt>Known since</dt>
            <dd>{moment(data.firstSeenAt, now)}</dd>
          </>
        )}
      </dl>
      {data ? (
        <>
          <CustomerNotes whose={whose} notes={data.notes} />
          <Attributes whose={whose} values={data.attributes} />
        </>
      ) : (
        <p className="small soft">{failure ? wordsFor(failure) : "Looking …"}</p>
      )}
    </>
  )
}

function wordsFor(failure: NonNullable<ReturnType<typeof failureOf>>): string {
  const isGone = failure.kind === "refused" && failure.refusal.code === "not_found"
  return isGone ? "Nothing more is kept about them: the account is gone." : say(failure)
}
