import { onConversation, onConversations, onEntries, onFailure } from "./answers.ts"
import { leave, mindConnection, onOnline, onProbed, onSocketClosed, onVisible, start, tryNow } from "./connection.ts"
import { dropDrafts } from "./drafts.ts"
import type { Effect, LiveEvent } from "./event.ts"
import { onFrame } from "./frames.ts"
import { sayHello } from "./greeting.ts"
import { mindLine, onPong } from "./line.ts"
import { wantList, wantMore } from "./list-questions.ts"
import { discard, flush, notKept, post, retry } from "./outbox.ts"
import { forgottenElsewhere, keptElsewhere, loaded } from "./outbox-shared.ts"
import { expirePresence, tell, watch } from "./presence.ts"
import { askWhatIsDue, wantOlder, wantThread } from "./questions.ts"
import { tellReceipts } from "./receipts.ts"
import type { OrganizationState } from "./state.ts"
import { Turn } from "./turn.ts"

/** The brain of a page: what was known and what happened in; what is known now and what to do out. Pure. */
export function step(before: OrganizationState, event: LiveEvent): { state: OrganizationState; effects: Effect[] } {
  const turn = new Turn(before, event)
  take(turn, event)
  // Any event may have made something due, and each of these does nothing when nothing is.
  mindConnection(turn)
  mindLine(turn)
  expirePresence(turn)
  dropDrafts(turn)
  tellReceipts(turn)
  askWhatIsDue(turn)
  flush(turn)
  return { state: turn.state, effects: turn.effects }
}

function take(turn: Turn, event: LiveEvent): void {
  switch (event.type) {
    case "ticked":
      return
    case "started":
      return start(turn, event)
    case "left":
      return leave(turn)
    case "online_changed":
      return onOnline(turn, event.online)
    case "visible_changed":
      return onVisible(turn, event.visible)
    case "try_now":
      return tryNow(turn)
    case "socket_opened":
      return sayHello(turn, event.socket)
    case "frame_received":
      return onFrame(turn, event)
    case "pong_received":
      return onPong(turn, event.socket)
    case "socket_closed":
      return onSocketClosed(turn, event)
    case "probed":
      return onProbed(turn, event)
    case "conversations_fetched":
      return onConversations(turn, event)
    case "conversation_fetched":
      return onConversation(turn, event)
    case "entries_fetched":
      return onEntries(turn, event)
    case "fetch_failed":
      return onFailure(turn, event)
    case "outbox_loaded":
      return loaded(turn, event.items)
    case "kept_elsewhere":
      return keptElsewhere(turn, event.item)
    case "forgotten_elsewhere":
      return forgottenElsewhere(turn, event.id)
    case "posted":
      return post(turn, event.operation)
    case "not_kept":
      return notKept(turn, event)
    case "retried":
      return retry(turn, event.id)
    case "discarded":
      return discard(turn, event.id)
    case "list_wanted":
      return wantList(turn, { queue: event.queue, filter: event.filter ?? {} })
    case "more_wanted":
      return wantMore(turn, { queue: event.queue, filter: event.filter ?? {} })
    case "thread_wanted":
      return wantThread(turn, event.conversationId)
    case "older_wanted":
      return wantOlder(turn, event.conversationId)
    case "watched":
      return watch(turn, event.conversationId)
    case "typed":
      return tell(turn, event)
  }
}
