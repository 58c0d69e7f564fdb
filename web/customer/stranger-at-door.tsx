import { Link, useLocation } from "wouter"
import type { Organization } from "../../protocol/organization.ts"
import { usePageTitle } from "../app/arrival.ts"
import { leadBack } from "../app/destination.ts"
import { ReachBar } from "../app/reach-bar.tsx"
import { clientFor } from "../live/use-organization.ts"
import { Icon } from "../look/icon.tsx"
import { Composer } from "../thread/composer.tsx"
import { AskPerson } from "./ask-person.tsx"
import { learnSession, signInAsGuest } from "./guest.ts"
import { takenOr } from "./taken.ts"
import { TalkHead } from "./talk-head.tsx"
import { Welcome } from "./welcome.tsx"
import { wrote } from "./wrote.ts"

/** Somebody who has not said who they are. Their first message makes them a guest; until then it stays in the field. */
export function StrangerAtDoor({ organization, asked }: { organization: Organization; asked: string | null }) {
  const [, go] = useLocation()
  usePageTitle(organization.name)

  async function begin(text: string, reason?: string): Promise<true | string> {
    const guest = await signInAsGuest()
    if (guest === null) return "Parley cannot be reached. Your message is still here: try again in a moment."
    if (!guest.ok) return takenOr(guest)
    const client = clientFor(organization.id, guest.userId)
    const posted = client.start(text)
    if (!posted.ok) return takenOr(posted)
    if (reason !== undefined) client.escalate(posted.conversationId, reason)
    go(`/o/${organization.slug}/${posted.conversationId}`, { replace: true, state: wrote })
    await learnSession()
    return true
  }

  return (
    <div className="talk">
      <TalkHead organization={organization} standing={null}>
        <AskPerson onAsk={reason => begin(reason, reason)} />
      </TalkHead>
      <ReachBar />
      <main id="main" tabIndex={-1}>
        <div className="fill">
          <Welcome organization={organization} />
        </div>
        <div>
          {asked !== null && asked !== "new" && <SignInFirst />}
          <Composer
            draft={`${organization.id} new`}
            label={`Message to ${organization.name}`}
            placeholder="Write a message"
            onSend={text => begin(text)}
          />
        </div>
      </main>
    </div>
  )
}

/** The address is a conversation's, which only its people may read. */
function SignInFirst() {
  const [path] = useLocation()
  return (
    <div className="bar">
      <div className="notice calm">
        <Icon name="lock" />
        <span>
          <b>Sign in to see this conversation.</b> Or write below to begin a new one.
        </span>
        <Link className="button" href={leadBack("/sign-in", path)}>
          Sign in
        </Link>
      </div>
    </div>
  )
}
