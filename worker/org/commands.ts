import type { Operation } from "../../protocol/command.ts"
import type { StoredConversation } from "../../protocol/conversation.ts"
import type { Desk as Rules } from "../../protocol/desk.ts"
import type { Draft, Entry, StoredEntry } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
import { matters } from "../../protocol/matters.ts"
import type { Device } from "../../protocol/origin.ts"
import { may } from "../../protocol/permission.ts"
import { parley, type Viewer } from "../../protocol/person.ts"
import { type Refusal, refuse } from "../../protocol/refusal.ts"
import type { Step } from "../../protocol/step/hand.ts"
import { step } from "../../protocol/step.ts"
import type { Answers } from "./answers.ts"
import type { Assistant } from "./assistant.ts"
import type { Conversations } from "./conversations.ts"
import { Heirs } from "./heirs.ts"
import type { Hub } from "./hub.ts"
import { knownFor } from "./known.ts"
import type { Clock } from "./ports.ts"
import type { Rates } from "./rates.ts"
import { repeats } from "./repeats.ts"
import type { Appended, Stream } from "./stream.ts"

export type Outcome =
  | { ok: true; entry: StoredEntry; conversation: StoredConversation; repeated: boolean }
  /** `conversation` is how it stands, when the viewer may see it: what a page should show after a refusal. */
  | { ok: false; refusal: Refusal; conversation: StoredConversation | null; newer?: Entry[] }

type Stepped = Extract<Step, { ok: true }>

interface Asking {
  device: Device
  /** 0 when they may, else milliseconds until they may. */
  count(kind: "idle" | "operation", viewer: Viewer): number
}

interface Collaborators {
  stream: Stream
  conversations: Conversations
  hub: Hub
  rates: Rates
  clock: Clock
  assistant: Assistant
  /** Asked for when there is something to append: they append by these commands, too. */
  answers(): Answers
  /** Somebody who works here. */
  teammate(id: string): { id: string; name: string } | null
  rules(): Rules
  /** Called after every append: the archive has work, and something may be due at another time. */
  onAppend(before: StoredConversation | null, conversation: StoredConversation): void
}

/** The one path for every change, whoever makes it: authorize, step, append, publish, in one synchronous block. */
export class Commands {
  #with: Collaborators
  #heirs = new Heirs()
  constructor(collaborators: Collaborators) {
    this.#with = collaborators
  }

  /** `device`: what the request says of where it comes from. */
  execute(asking: Viewer, operation: Operation, device: Device = {}): Outcome {
    const { rates } = this.#with
    return this.#execute(asking, operation, { device, count: (kind, viewer) => rates[kind](viewer) })
  }

  /** One of many that have been counted together. */
  executeCounted(asking: Viewer, operation: Operation): Outcome {
    return this.#execute(asking, operation, { device: {}, count: () => 0 })
  }

  #execute(asking: Viewer, operation: Operation, { device, count }: Asking): Outcome {
    const { stream, conversations } = this.#with
    const viewer = this.#heirs.of(asking)
    const conversation = conversations.get(operation.conversationId)
    const visible = conversation && may(viewer, "read", conversation) ? conversation : null
    const refused = (refusal: Refusal): Outcome => ({ ok: false, refusal, conversation: visible })

    const done = stream.find(operation.id)
    if (done) {
      const retryAfterMs = count("idle", viewer)
      if (retryAfterMs > 0) return refused({ code: "rate_limited", retryAfterMs })
      const same = visible !== null && this.#repeats(operation, done) && isBy(viewer, done, visible)
      if (same) return { ok: true, entry: done, conversation: visible, repeated: true }
      // Somebody who may not see the conversation, or not any more, is not told that the id was used in it.
      const hidden = visible === null && (conversation !== null || operation.command.type !== "start")
      return refused({ code: hidden ? "not_found" : "conflict" })
    }

    const retryAfterMs = count("operation", viewer)
    if (retryAfterMs > 0) return refused({ code: "rate_limited", retryAfterMs })
    // What was erased is not begun again by a page that has not heard of it.
    const isErased =
      conversation === null && operation.command.type === "start" && stream.knows(operation.conversationId)
    if (isErased) return refused({ code: "not_found" })
    const known = { ...knownFor(this.#with, viewer, operation), device }
    const stepped = step(conversation, operation.command, { viewer, known })
    if (!stepped.ok) return { ...refused(stepped.refusal), ...missed(viewer, stepped.refusal, known) }
    if (conversation === null && conversations.countOfCustomer(viewer.userId) >= limits.conversationsPerCustomerMax) {
      return refused(refuse("too_many_conversations").refusal)
    }
    return this.#commit(conversation, operation, stepped)
  }

  /** A guest has signed up: their conversations follow, as entries, so that every copy learns of it in order. */
  transfer(fromUserId: string, to: { userId: string; name: string }): void {
    const { conversations, stream, clock } = this.#with
    this.#heirs.remember(fromUserId, to)
    const customer = { id: to.userId, name: to.name, isGuest: false }
    for (const one of conversations.ofCustomer(fromUserId, { mark: null, limit: limits.conversationsPerCustomerMax })) {
      const operationId = clock.newId()
      const drafts = [{ author: parley, body: { type: "customer_changed" as const, customer } }]
      const appended = stream.append({
        conversation: one,
        conversationId: one.id,
        drafts,
        operationId,
      })
      this.#tell([one, appended])
    }
  }

  /** What the assistant does to a conversation. Only its organization asks for it. */
  assist(conversation: StoredConversation, drafts: Draft[]): void {
    const operationId = this.#with.clock.newId()
    const appended = this.#with.stream.append({ conversation, conversationId: conversation.id, drafts, operationId })
    this.#tell([conversation, appended])
  }

  /** What nobody asks for: it happens because its time has come. What the assistant is writing ends by it like by anybody's command. */
  happen(conversation: StoredConversation, drafts: Draft[]): void {
    this.assist(conversation, this.#with.answers().prepare(conversation, drafts))
  }

  /** Several actions under one id: each is looked for among the entries that they made. */
  #repeats(operation: Operation, done: StoredEntry): boolean {
    if (done.body.type !== "applied") return repeats(operation, [done])
    return repeats(operation, [...this.#with.stream.before(done, done.body.entries), done])
  }

  #commit(conversation: StoredConversation | null, operation: Operation, { drafts, elsewhere }: Stepped): Outcome {
    const { stream, conversations, clock, answers } = this.#with
    const own = {
      conversation,
      conversationId: operation.conversationId,
      drafts: answers().prepare(conversation, drafts),
      operationId: operation.id,
    }
    const other = elsewhere && conversations.get(elsewhere.conversationId)
    const also = other &&
      elsewhere && {
        conversation: other,
        conversationId: other.id,
        drafts: answers().prepare(other, elsewhere.drafts),
        operationId: clock.newId(),
      }
    const [appended, alsoAppended] = stream.appendAll(also ? [own, also] : [own])
    if (!appended) throw new Error("An operation appends at least one entry")
    this.#tell([conversation, appended], ...(other && alsoAppended ? [[other, alsoAppended] as const] : []))
    const entry = appended.entries.at(-1)
    if (!entry) throw new Error("An operation appends at least one entry")
    return { ok: true, entry, conversation: appended.conversation, repeated: false }
  }

  /** All of it is told before anything comes of it: that is appended and told, too, and numbers are told in their order. */
  #tell(...all: (readonly [before: StoredConversation | null, Appended])[]): void {
    const { hub, conversations, answers, onAppend } = this.#with
    for (const [, { entries, conversation }] of all) hub.publish(entries, conversation)
    if (
      all.some(
        ([before, { conversation }]) => before?.state !== conversation.state || before.work !== conversation.work,
      )
    )
      hub.afterwards("queues", () => hub.signal({ type: "queues", queues: conversations.counts() }, {}))
    // First of all the assistant lets go of what has ended, or what comes of it would end the same answer again.
    for (const [, { entries, conversation }] of all) answers().appended(entries, conversation)
    for (const [before, { conversation }] of all) onAppend(before, conversation)
  }
}

/** The same person, or the customer that a guest has become. */
const isBy = (viewer: Viewer, entry: StoredEntry, conversation: StoredConversation): boolean =>
  entry.author.id === viewer.userId || (entry.author.kind === "customer" && conversation.customer.id === viewer.userId)

/** With a reply that came too late: what its author has not seen. */
const missed = (viewer: Viewer, { code }: Refusal, { newer = [] }: ReturnType<typeof knownFor>) =>
  code === "stale" ? { newer: newer.filter(entry => matters(entry, viewer)).slice(-limits.newerToldMax) } : {}
