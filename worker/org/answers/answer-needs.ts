import type { StoredConversation } from "../../../protocol/conversation.ts"
import type { Draft } from "../../../protocol/entry.ts"
import type { Assistant } from "../assistant.ts"
import type { Conversations } from "../conversations.ts"
import type { Hub } from "../hub.ts"
import type { Alarm, Clock } from "../ports.ts"
import type { Stream } from "../stream.ts"
import type { Turns } from "../turns.ts"

/** What asking for answers and ending them takes of the organization. */
export interface AnswerNeeds {
  organizationId: string
  clock: Clock
  alarm: Alarm
  stream: Stream
  conversations: Conversations
  hub: Hub
  assistant: Assistant
  turns: Turns
  /** Appends and tells, as for anybody's command. */
  commit(conversation: StoredConversation, drafts: Draft[]): void
}
