import { Link, Redirect, useLocation, useSearch } from "wouter"
import { destination, leadBack } from "../app/destination.ts"
import { Page } from "../app/page.tsx"
import { useSession } from "../app/session.ts"
import { SignUpForm } from "./sign-up-form.tsx"

/** For newcomers, and for guests who want to keep what they wrote: the service moves a guest's conversations to the new account. */
export default function SignUpPage() {
  const search = useSearch()
  const next = destination(search)
  const session = useSession()
  const [, go] = useLocation()
  if (session.kind === "person") return <Redirect to={next} replace />
  return (
    <Page title="Make an account" lead={session.kind === "guest" ? leads.guest : leads.newcomer} width="narrow">
      <div className="card">
        <SignUpForm
          email={new URLSearchParams(search).get("email") ?? undefined}
          onDone={() => go(next, { replace: true })}
        />
      </div>
      <p className="after-card">
        Have an account? <Link href={leadBack("/sign-in", next)}>Sign in</Link>
      </p>
    </Page>
  )
}

const leads = {
  newcomer: "One account for every organization you write to or work for.",
  guest: "Your conversations as a guest come with you, and you find them again on any device.",
}
