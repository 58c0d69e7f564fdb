import type { ReactNode } from "react"
import type { Conversation, ConversationState } from "../../protocol/conversation.ts"
import type { Entry } from "../../protocol/entry.ts"
import type { Role } from "../../protocol/person.ts"
import { noWork } from "../../protocol/work.ts"
import { BulkProvider } from "../bulk/bulk-provider.tsx"
import { Known } from "../live/known.ts"
import { listKey, viewOf } from "../live/list-ref.ts"
import { knownRows } from "../live/list-rows.ts"
import { emptyState, type OrganizationState } from "../live/state.ts"
import { type Line, LineContext } from "../organizations/line.ts"
import { WorkplaceContext } from "../organizations/organization-context.ts"

/** For tests: an organization whose state the test sets, and which writes down what it was asked to do. */
export function pretendLine(role: Role = "agent") {
  const listeners = new Set<() => void>()
  const hearers = new Set<(news: readonly Entry[]) => void>()
  const asked: string[] = []
  const viewer = { ...ines, isGuest: false, role }
  let state: OrganizationState = { ...emptyState(organizationId), viewer }

  const ask =
    (verb: string) =>
    (...inputs: unknown[]) => {
      asked.push([verb, ...inputs].join(" "))
      return { ok: true as const, id: operationId, conversationId: String(inputs[0]) }
    }
  const line: Line = {
    getSnapshot: () => state,
    hear: hearer => {
      hearers.add(hearer)
      return () => hearers.delete(hearer)
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start: ask("start"),
    send: ask("send"),
    sendAnyway: ask("sendAnyway"),
    act: ask("act"),
    note: ask("note"),
    escalate: ask("escalate"),
    cancel: ask("cancel"),
    stop: ask("stop"),
    regenerate: ask("regenerate"),
    rate: ask("rate"),
    claim: ask("claim"),
    release: ask("release"),
    resolve: ask("resolve"),
    reopen: ask("reopen"),
    retry: ask("retry"),
    discard: ask("discard"),
    list: ask("list"),
    loadMore: ask("loadMore"),
    open: ask("open"),
    loadOlder: ask("loadOlder"),
    watch: ask("watch"),
    typing: ask("typing"),
    tryNow: ask("tryNow"),
    close: ask("close"),
  }

  function show(...conversations: Conversation[]): void {
    const known = Known.of(...conversations)
    const of = { queue: "waiting" as const, filter: {} }
    const rows = knownRows(known, { view: viewOf(of), viewerId: ines.userId, now: 0 })
    const lists = {
      ...state.lists,
      [listKey(of)]: { status: "loaded" as const, of, ...rows, nextCursor: null, more: "idle" as const, isCut: false },
    }
    know({ lists, conversations: known })
  }

  function know(what: Partial<OrganizationState>): void {
    state = { ...state, ...what }
    for (const listener of listeners) listener()
  }

  /** It is said now. */
  function hear(...news: Entry[]): void {
    for (const hearer of hearers) hearer(news)
  }

  const around = (children: ReactNode) => (
    <WorkplaceContext value={{ organization: { ...northwind, role }, role, user: { id: ines.userId, ...inesMail } }}>
      <LineContext value={line}>
        <BulkProvider>{children}</BulkProvider>
      </LineContext>
    </WorkplaceContext>
  )
  return { line, asked, show, know, hear, around }
}

export const ines = { userId: "00000000-0000-4000-8000-000000000001", name: "Ines" }
export const tom = { id: "00000000-0000-4000-8000-000000000002", name: "Tom" }
const inesMail = { name: "Ines", email: "ines@example.com" }
const organizationId = "00000000-0000-4000-8000-00000000000a"
const operationId = "00000000-0000-4000-8000-00000000000b"
const door = { slug: "northwind", name: "Northwind", logo: null, accent: null, assistant: null }
const northwind = { id: organizationId, ...door }

let made = 0

export function conversationOf(name: string, state: ConversationState): Conversation {
  made += 1
  const id = `10000000-0000-4000-8000-${String(made).padStart(12, "0")}`
  const customer = { id: `2${id.slice(1)}`, name, isGuest: true }
  const author = { kind: "customer" as const, id: customer.id, name }
  const receipt = { delivered: 0, read: 0 }
  return {
    id,
    customer,
    state,
    turn: 0,
    createdAt: 0,
    updatedAt: made,
    lastSeq: made,
    lastPosition: 2,
    lastFromCustomer: 2,
    lastFromOthers: 0,
    preview: { author, text: `This is ${name}` },
    work: { ...noWork, waitingSince: state.status === "waiting" ? state.escalation.at : null },
    receipts: { customer: receipt, staff: receipt },
  }
}

export const waiting = (at: number, reason = "refund"): ConversationState => ({
  status: "waiting",
  escalation: { reason, at },
})
export const claimedBy = (agent: { id: string; name: string }): ConversationState => ({
  status: "claimed",
  agent,
  joinedAt: 0,
  escalation: null,
})
