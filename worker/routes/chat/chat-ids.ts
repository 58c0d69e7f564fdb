import { z } from "zod"
import { derivedId } from "../derived-id.ts"

const uuid = z.uuid().toLowerCase()

/** A client's id that is a uuid is used as it is. */
export const asUuid = (id: string): string | null => uuid.safeParse(id).data ?? null

/** The conversation that an id of a chat stands for. One that is no uuid is this person's in this organization: nobody else's chat is met. */
export const chatConversationId = async (id: string, of: { organizationId: string; userId: string }): Promise<string> =>
  asUuid(id) ?? (await derivedId("chat", of.organizationId, of.userId, id))

/** The operation that a message's id stands for, so that a repeated post is a repeated operation. */
export const chatOperationId = async (id: string, of: { conversationId: string; userId: string }): Promise<string> =>
  asUuid(id) ?? (await derivedId("chat message", of.conversationId, of.userId, id))
