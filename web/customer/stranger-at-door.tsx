import { useRef } from "react"
import { Link, useLocation } from "wouter"
import type { OrganizationAtDoor } from "../../protocol/organization.ts"
import { usePageTitle } from "../app/arrival.ts"
import { leadBack } from "../app/destination.ts"
import { ReachBar } from "../app/reach-bar.tsx"
import { sayRefusal } from "../app/say-refusal.ts"
import type { OrganizationClient } from "../live/organization-client.ts"
import { clientFor } from "../live/use-organization.ts"
import { Icon } from "../look/icon.tsx"
import { Composer } from "../thread/composer.tsx"
import { AskPerson } from "./ask-person.tsx"
import { learnSession, signInAsGuest } from "./guest.ts"
import { TalkHead } from "./talk-head.tsx"
import { Welcome } from "./welcome.tsx"
import { whereabouts } from "./whereabouts.ts"
import { wrote } from "./wrote.ts"

interface Begun {
  client: OrganizationClient
  conversationId: string
}

/** Somebody who has not said who they are. Their first message makes them a guest; until then it stays in the field. */
export function StrangerAtDoor({ organization, asked }: { organization: OrganizationAtDoor; asked: string | null }) {
  const [, go] = useLocation()
  const first = useRef<Promise<Begun | string> | null>(null)
  usePageTitle(organization.name)

  async function send(text: string): Promise<true | string> {
    first.current = begin(text)
    const begun = await first.current
    return typeof begun === "string" ? begun : enter(begun)
  }

  async function ask(reason: string): Promise<true | string> {
    // While a first message is on its way, the request belongs to the conversation which that one begins.
    const awaited = await first.current
    const begun = typeof awaited === "object" && awaited !== null ? awaited : await begin(reason)
    if (typeof begun === "string") return begun
    begun.client.escalate(begun.conversationId, reason)
    return enter(begun)
  }

  async function begin(text: string): Promise<Begun | string> {
    const guest = await signInAsGuest()
    if (guest === null) return "Parley cannot be reached. Your message is still here: try again in a moment."
    if (!guest.ok) return sayRefusal(guest.refusal)
    const client = clientFor(organization.id, guest.userId)
    const posted = client.start(text, whereabouts())
    return posted.ok ? { client, conversationId: posted.conversationId } : sayRefusal(posted.refusal)
  }

  async function enter({ conversationId }: Begun): Promise<true> {
    go(`/o/${organization.slug}/${conversationId}`, { replace: true, state: wrote })
    await learnSession()
    return true
  }

  return (
    <div className="talk">
      <TalkHead organization={organization} standing={null}>
        <AskPerson onAsk={ask} />
      </TalkHead>
      <ReachBar />
      <main id="main" tabIndex={-1}>
        <div className="fill">
          <Welcome organization={organization} assistant={organization.assistant} />
        </div>
        <div>
          {asked !== null && asked !== "new" && <SignInFirst />}
          <Composer
            draft={`${organization.id} new`}
            label={`Message to ${organization.name}`}
            placeholder="Write a message"
            onSend={send}
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
