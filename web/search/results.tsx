import { type ReactNode, useId } from "react"
import { failureOf } from "../app/queries.ts"
import { ReadState } from "../app/read-state.tsx"
import { say } from "../app/say.ts"
import { useNow } from "../app/use-now.ts"
import { MoreButton } from "../look/more-button.tsx"
import { ConversationResult } from "./conversation-result.tsx"
import { FoundCount } from "./found-count.tsx"
import { MessageResult } from "./message-result.tsx"
import { PersonResult } from "./person-result.tsx"
import { useSearch } from "./use-search.ts"

/** What was found, in three groups: who, which conversations, and what was said. */
export function Results({ q }: { q: string }) {
  const read = useSearch(q)
  const now = useNow()
  const failure = failureOf(read.error)
  // Half a filter is no accident: what belongs there is said, and trying again would not help.
  if (failure?.kind === "refused" && failure.refusal.code === "bad_request")
    return (
      <p className="notice" role="alert">
        {say(failure)}
      </p>
    )
  return (
    <ReadState read={read}>
      {({ pages }) => {
        const [first] = pages
        const messages = pages.flatMap(page => page.messages)
        const people = first?.people ?? []
        const conversations = first?.conversations ?? []
        return (
          <div className="results" aria-busy={read.isPlaceholderData}>
            <FoundCount
              isSearching={read.isPlaceholderData}
              {...{ people: people.length, conversations: conversations.length }}
              messages={messages.length}
              hasMore={read.hasNextPage}
            />
            {people.length > 0 && (
              <FoundGroup name="People">
                <ul>
                  {people.map(person => (
                    <PersonResult key={person.userId} person={person} now={now} />
                  ))}
                </ul>
              </FoundGroup>
            )}
            {conversations.length > 0 && (
              <FoundGroup name="Conversations">
                <ul>
                  {conversations.map(one => (
                    <ConversationResult key={one.conversationId} conversation={one} now={now} />
                  ))}
                </ul>
              </FoundGroup>
            )}
            {messages.length > 0 && (
              <FoundGroup name="Messages">
                <ul>
                  {messages.map(message => (
                    <MessageResult key={message.entryId} message={message} now={now} />
                  ))}
                </ul>
                <MoreButton read={read} />
              </FoundGroup>
            )}
          </div>
        )
      }}
    </ReadState>
  )
}

function FoundGroup({ name, children }: { name: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      {children}
    </section>
  )
}
