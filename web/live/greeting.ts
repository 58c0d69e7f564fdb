import type { Conversation } from "../../protocol/conversation.ts"
import type { DownFrame } from "../../protocol/down.ts"
import { limits } from "../../protocol/limits.ts"
import { isStaff } from "../../protocol/person.ts"
import type { UpFrame } from "../../protocol/up.ts"
import { protocolVersion } from "../../protocol/version.ts"
import { doubtDrafts } from "./drafts.ts"
import { startOver } from "./forget.ts"
import { newLine } from "./line.ts"
import { wantList } from "./list-questions.ts"
import { merge } from "./merge.ts"
import { doubtNouns } from "./nouns.ts"
import { askEverythingOpen, reloadThread } from "./questions.ts"
import type { OrganizationState } from "./state.ts"
import type { Turn } from "./turn.ts"

type Welcome = Extract<DownFrame, { type: "welcome" }>

/** The line is up: say who we are (the cookie does) and where we stopped listening. */
export function sayHello(turn: Turn, socket: number): void {
  const { connection, sockets, epoch } = turn.state
  if (connection.status !== "connecting" || socket !== sockets) return
  turn.set({ connection: { ...connection, status: "greeting" } })
  const place = placeOf(turn.state)
  turn.set({ greeted: Object.keys(place.positions ?? {}) })
  const frame: UpFrame = { type: "hello", protocol: protocolVersion, ...(epoch === null ? {} : { epoch }), ...place }
  turn.do({ type: "send", socket, frame })
}

/** Staff stopped at a number, customers at a position in each conversation; nobody knows either before the first welcome. */
function placeOf(state: OrganizationState): { cursor?: number; positions?: Record<string, number> } {
  if (state.viewer === null || state.epoch === null) return {}
  if (isStaff(state.viewer)) return state.cursor === null ? {} : { cursor: state.cursor }
  const named = [...state.conversations.values()]
    // What is open must come back without a hole; of the others the newest are likeliest to have moved.
    .sort((a, b) => Number(b.id in state.threads) - Number(a.id in state.threads) || b.updatedAt - a.updatedAt)
    .slice(0, limits.cursorsPerHelloMax)
  if (named.length === 0) return {}
  return {
    positions: Object.fromEntries(named.map(one => [one.id, heardIn(state, one)])),
  }
}

/** A list may know of more than the thread shows, and a thread that was read anew of more than the list: ask from the lesser. */
function heardIn({ threads }: OrganizationState, { id, lastPosition }: Conversation): number {
  const thread = threads[id]
  return thread?.status === "loaded" ? Math.min(thread.upTo, lastPosition) : lastPosition
}

export function onWelcome(turn: Turn, welcome: Welcome): void {
  const { connection } = turn.state
  if (connection.status !== "greeting") return
  const { socket, attempt } = connection
  doubtNouns(turn)
  if (welcome.resume !== "resumed" || isSomebodyElse(turn.state, welcome)) startOver(turn)
  turn.set({
    connection: { status: "live", socket, attempt, since: turn.now, line: newLine(turn.now) },
    viewer: welcome.viewer,
    epoch: welcome.epoch,
    queues: welcome.queues ?? null,
    assistant: welcome.assistant ?? null,
    cursor: isStaff(welcome.viewer) ? (turn.state.cursor ?? welcome.cursor ?? 0) : null,
  })
  doubtDrafts(turn)
  learnConversations(turn, welcome)
  askEverythingOpen(turn)
  // After that, or it would be asked twice: what is new now and what was open before are the same to the line above.
  if (!isStaff(welcome.viewer)) wantList(turn, { queue: "all", filter: {} })
  if (turn.state.watched !== null) turn.say({ type: "watch", conversationId: turn.state.watched })
}

/** Other rights or another account: what the earlier person was shown is not ours to keep. */
const isSomebodyElse = ({ viewer }: OrganizationState, welcome: Welcome): boolean =>
  viewer !== null && (viewer.userId !== welcome.viewer.userId || isStaff(viewer) !== isStaff(welcome.viewer))

/** In conversations we named, what we missed follows entry by entry. The others jump to what they are now. */
function learnConversations(turn: Turn, { conversations = [] }: Welcome): void {
  for (const conversation of conversations) {
    const followed = turn.state.greeted.includes(conversation.id) && turn.state.conversations.has(conversation.id)
    merge(turn, conversation, { receiptsOnly: followed })
    const thread = turn.state.threads[conversation.id]
    if (!followed && thread?.status === "loaded" && thread.upTo < conversation.lastPosition) {
      reloadThread(turn, conversation.id)
    }
  }
}
