import type { DownFrame, Present } from "../../protocol/down.ts"
import type { Entry } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
import type { Marked, OrganizationState } from "./state.ts"
import { isLive, type Turn } from "./turn.ts"

/** Has a conversation on screen, or moves in it: said again as often as others need it to go on seeing that somebody looks. */
export function watch(turn: Turn, conversationId: string | null): void {
  const { watched, watchedAgainAt } = turn.state
  if (conversationId === watched && (conversationId === null || turn.now < watchedAgainAt)) return
  turn.set({ watched: conversationId, watchedAgainAt: turn.now + limits.lookingRenewMs })
  turn.say({ type: "watch", conversationId })
}

/** Tells others that this person types: at once, then only as often as their mark needs it. */
export function tell(turn: Turn, { conversationId, on }: { conversationId: string; on: boolean }): void {
  const { typingOut } = turn.state
  const told = typingOut?.conversationId === conversationId ? typingOut : null
  if (!isLive(turn.state)) return
  if (!on) {
    if (told === null) return
    turn.set({ typingOut: null })
    turn.say({ type: "typing", conversationId, on: false })
  } else if (told === null || turn.now >= told.renewAt) {
    turn.set({ typingOut: { conversationId, renewAt: turn.now + limits.typingRenewMs } })
    turn.say({ type: "typing", conversationId, on: true })
  }
}

export function onHere(turn: Turn, { conversationId, people }: Extract<DownFrame, { type: "here" }>): void {
  const looking = people.map(person => ({ person, until: turn.now + limits.lookingMs }))
  turn.set({ here: withPeople(turn.state.here, conversationId, looking) })
}

export function onTyping(turn: Turn, { conversationId, person, on }: Extract<DownFrame, { type: "typing" }>): void {
  const others = (turn.state.typing[conversationId] ?? []).filter(one => !isSame(one.person, person))
  const now = on ? [...others, { person, until: turn.now + limits.typingMs }] : others
  turn.set({ typing: withPeople(turn.state.typing, conversationId, now) })
}

/** What somebody typed is here now. */
export function stopsTyping(turn: Turn, { conversationId, author, body }: Entry): void {
  const typing = turn.state.typing[conversationId]
  if (typing === undefined || body.type !== "message") return
  const rest = typing.filter(({ person }) => person.kind !== author.kind || person.name !== author.name)
  if (rest.length < typing.length) turn.set({ typing: withPeople(turn.state.typing, conversationId, rest) })
}

/** A mark that nobody renews goes away by itself: the frame that ends it may have been lost with a line. */
export function expirePresence(turn: Turn): void {
  const { here, typing } = turn.state
  const now = { here: unexpired(here, turn.now), typing: unexpired(typing, turn.now) }
  if (now.here !== here || now.typing !== typing) turn.set(now)
}

function unexpired(all: ByConversation<Marked>, now: number): ByConversation<Marked> {
  let left = all
  for (const [id, marked] of Object.entries(all)) {
    const rest = marked.filter(({ until }) => now < until)
    if (rest.length < marked.length) left = withPeople(left, id, rest)
  }
  return left
}

type ByConversation<Person> = Readonly<Record<string, readonly Person[]>>

/** Where nobody is left, nothing is: a page that stays open all day comes past every conversation. */
function withPeople<Person>(
  all: ByConversation<Person>,
  id: string,
  people: readonly Person[],
): ByConversation<Person> {
  if (people.length > 0) return { ...all, [id]: people }
  const { [id]: _gone, ...others } = all
  return others
}

/** Who has a conversation on screen, this person included. */
export const peopleHere = ({ here }: Pick<OrganizationState, "here">, conversationId: string): Present[] =>
  (here[conversationId] ?? []).map(({ person }) => person)

/** Who else types in a conversation: not this person in another tab. */
export const othersTyping = ({ typing, viewer }: OrganizationState, conversationId: string): Present[] =>
  (typing[conversationId] ?? [])
    .map(({ person }) => person)
    .filter(person => viewer === null || person.userId !== viewer.userId)

const isSame = (a: Present, b: Present): boolean => a.kind === b.kind && a.userId === b.userId && a.name === b.name
