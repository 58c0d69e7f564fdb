import { Link, Redirect, useLocation, useSearch } from "wouter"
import { destination, leadBack } from "../app/destination.ts"
import { Page } from "../app/page.tsx"
import { useSession } from "../app/session.ts"
import { SignInForm } from "./sign-in-form.tsx"

export default function SignInPage() {
  const next = destination(useSearch())
  const [, go] = useLocation()
  if (useSession().kind === "person") return <Redirect to={next} replace />
  return (
    <Page title="Sign in" lead="Good to see you again." width="narrow">
      <div className="card">
        <SignInForm onDone={() => go(next, { replace: true })} />
      </div>
      <p className="after-card">
        New here? <Link href={leadBack("/sign-up", next)}>Make an account</Link>
      </p>
    </Page>
  )
}
