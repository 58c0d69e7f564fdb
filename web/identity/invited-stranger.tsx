import { Link } from "wouter"
import { leadBack } from "../app/destination.ts"
import { Page } from "../app/page.tsx"

/** An invitation is shown only to the person it was sent to, so we have to know who this is first. */
export function InvitedStranger({ path }: { path: string }) {
  return (
    <Page
      title="You have been invited"
      lead="Use the e-mail address that the invitation was sent to. You can look at it before you accept."
      width="narrow"
    >
      <div className="card form">
        <Link href={leadBack("/sign-up", path)} className="button primary large">
          Make an account
        </Link>
        <Link href={leadBack("/sign-in", path)} className="button large">
          I have an account
        </Link>
      </div>
    </Page>
  )
}
