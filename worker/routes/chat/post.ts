import type { Context } from "hono"
import { isStaff } from "../../../protocol/person.ts"
import { type Result, refuse } from "../../../protocol/refusal.ts"
import type { OperationResult } from "../../../protocol/rest.ts"
import { viewer } from "../../identity/viewer.ts"
import { operate } from "../conversations/operate.ts"
import { derivedId } from "../derived-id.ts"
import { enter, type Place } from "../place.ts"
import { type ChatBody, lastFromUser, namedAnswer, textOf } from "./chat-body.ts"
import { chatOperationId } from "./chat-ids.ts"

type Done = Promise<Result<{ result: OperationResult }>>

/** Does what a posted chat asks for, as an operation that is the same operation when it is posted again. */
export async function post(context: Context, place: Place, { body, conversationId }: Asking): Done {
  if (isStaff(place.viewer)) return refuse("forbidden", "You work here: customers chat with the assistant.")
  return body.trigger === "submit-message"
    ? submit(context, place, { body, conversationId })
    : regenerate(context, place, { body, conversationId })
}

interface Asking {
  body: ChatBody
  conversationId: string
}

async function submit(context: Context, place: Place, { body, conversationId }: Asking): Done {
  const message = lastFromUser(body)
  if (message === null) return refuse("bad_request", "There is no message of the user.")
  const text = textOf(message)
  if (!text.success) return refuse("bad_text", text.error.issues[0]?.message)
  const id = await chatOperationId(message.id, { conversationId, userId: place.viewer.userId })
  const say = (type: "start" | "send") =>
    operate(context, place, { id, conversationId, command: { type, text: text.data } })
  const found = await place.stub.conversation(place.viewer, conversationId)
  if (!found.ok) return { ok: false, refusal: found.refusal }
  if (found.value !== null) return say("send")
  // A sign-out during a person's very first visit could not know of this organization, so their session is asked for again.
  const isNew = await enter(context.env, place)
  if (isNew && (await viewer(context.req.raw, context.env)) === null) return refuse("unauthenticated")
  const started = await say("start")
  // Two first messages at once: one begins it, the other is said in it.
  return started.ok || started.refusal.code !== "already_exists" ? started : say("send")
}

async function regenerate(context: Context, place: Place, { body, conversationId }: Asking): Done {
  const found = await place.stub.conversation(place.viewer, conversationId)
  if (!found.ok) return { ok: false, refusal: found.refusal }
  if (found.value === null) return refuse("not_found")
  const answerId = namedAnswer(body) ?? found.value.answer?.id
  if (answerId === undefined) return refuse("not_answering", "There is no answer to give again.")
  const id = await derivedId("regenerate", conversationId, place.viewer.userId, answerId)
  return operate(context, place, { id, conversationId, command: { type: "regenerate", answerId } })
}
