import type { Operation } from "../../protocol/command.ts"
import type { Conversation } from "../../protocol/conversation.ts"
import type { DownFrame } from "../../protocol/down.ts"
import type { StoredEntry } from "../../protocol/entry.ts"
import { isStaff, type Viewer } from "../../protocol/person.ts"
import { reduce } from "../../protocol/reduce.ts"
import { conversationFor, entryFor } from "../../protocol/visibility.ts"
import type { OrganizationState } from "../../web/live/state.ts"

/** What everybody did and heard, to be held against the log at the end. */
export class Observed {
  readonly posted: { client: string; operation: Operation }[] = []
  readonly accepted = new Map<string, { client: string; operation: string }>()
  readonly refused = new Set<string>()
  readonly violations: string[] = []
  /** A restore takes acknowledged operations back: from then on only what came after counts. */
  restored = false
  #receipts = new Map<string, number>()

  hears(client: string, viewer: Viewer, frame: DownFrame): void {
    if (frame.type === "accepted") this.accepted.set(frame.id, { client, operation: frame.id })
    if (frame.type === "refused" && frame.id !== undefined && frame.retryAfterMs === undefined)
      this.refused.add(frame.id)
    // Nobody here uses an id for two things, so this is a repetition that was not recognized.
    if (frame.type === "refused" && frame.code === "conflict") this.violations.push(`${client} could not repeat itself`)
    if (frame.type === "receipts") this.#receiptsRise(client, frame)
    if (!isStaff(viewer)) this.#keepsSecrets(client, viewer, frame)
  }

  #receiptsRise(client: string, { conversationId, customer, staff }: Extract<DownFrame, { type: "receipts" }>): void {
    const key = `${client} ${conversationId}`
    const now = customer.delivered + customer.read + staff.delivered + staff.read
    if (!this.restored && now < (this.#receipts.get(key) ?? 0)) this.violations.push(`${client} saw receipts go back`)
    this.#receipts.set(key, now)
  }

  #keepsSecrets(client: string, viewer: Viewer, frame: DownFrame): void {
    const text = JSON.stringify(frame)
    if (/"(seq|lastSeq|queues|cursor)":/.test(text))
      this.violations.push(`${client} was told a number of the organization`)
    if (text.includes('"note"') || text.includes("secret")) this.violations.push(`${client} was told a note`)
    const owner = text.match(/owned by ([0-9a-f-]{36})/)?.[1]
    if (owner !== undefined && owner !== viewer.userId) this.violations.push(`${client} was told what ${owner} wrote`)
  }
}

/** Everything that is wrong with the log, as such and against what was acknowledged. */
export function checkLog({ log, observed }: { log: StoredEntry[]; observed: Observed }): string[] {
  const wrong: string[] = []
  const positions = new Map<string, number>()
  const ids = new Set<string>()
  log.forEach((entry, index) => {
    if (entry.seq !== index + 1) wrong.push(`hole or repetition: ${entry.seq} stands at ${index + 1}`)
    if (ids.has(entry.id)) wrong.push(`${entry.id} is twice in the log`)
    ids.add(entry.id)
    if (entry.position === null) return
    const expected = (positions.get(entry.conversationId) ?? 0) + 1
    if (entry.position !== expected) wrong.push(`position ${entry.position} stands where ${expected} belongs`)
    positions.set(entry.conversationId, entry.position)
  })
  const known = new Set(observed.posted.map(({ operation }) => operation.id))
  for (const id of observed.accepted.keys()) {
    if (!ids.has(id) && !observed.restored) wrong.push(`${id} was acknowledged and is lost`)
    if (!known.has(id)) wrong.push(`${id} was acknowledged and never asked for`)
  }
  for (const { operation } of observed.posted) {
    const entry = log.find(({ id }) => id === operation.id)
    if (!entry) continue
    if ("text" in operation.command && "text" in entry.body && operation.command.text !== entry.body.text) {
      wrong.push(`${operation.id} says something else in the log`)
    }
  }
  return [...wrong, ...checkOrder(log, observed)]
}

/** What one page posted to one conversation stands there in the order it was posted, refusals and retries aside. */
function checkOrder(log: StoredEntry[], observed: Observed): string[] {
  const place = new Map(log.map(entry => [entry.id, entry.seq]))
  const last = new Map<string, number>()
  const wrong: string[] = []
  for (const { client, operation } of observed.posted) {
    const seq = place.get(operation.id)
    if (seq === undefined || observed.refused.has(operation.id)) continue
    const key = `${client} ${operation.conversationId}`
    if (seq < (last.get(key) ?? 0)) wrong.push(`${client}'s operations changed places at ${seq}`)
    last.set(key, seq)
  }
  return wrong
}

/** What a page shows at the end is what the log says, for this person: no hole, nothing doubled, nothing stale. */
export function checkView(name: string, viewer: Viewer, state: OrganizationState, log: StoredEntry[]): string[] {
  const wrong: string[] = []
  if (state.connection.status !== "live") wrong.push(`${name} is ${state.connection.status}`)
  for (const { operation, sending } of state.outbox) {
    if (sending.status !== "refused") wrong.push(`${name} still has ${operation.command.type} ${sending.status}`)
  }
  for (const shown of Object.values(state.conversations)) {
    const truth = fold(log, shown.id)
    if (truth === null || (!isStaff(viewer) && truth.customer.id !== viewer.userId)) {
      wrong.push(`${name} knows a conversation that is not there`)
      continue
    }
    const { receipts: _live, ...expected } = conversationFor(viewer, truth)
    const { receipts: _too, ...actual } = shown
    if (JSON.stringify(sorted(actual)) !== JSON.stringify(sorted(expected))) {
      wrong.push(`${name} shows ${JSON.stringify(actual)} where ${JSON.stringify(expected)} is true`)
    }
  }
  for (const [conversationId, thread] of Object.entries(state.threads)) {
    const owner = fold(log, conversationId)?.customer.id
    // Whoever has lost their role has lost the thread.
    if (!isStaff(viewer) && owner !== viewer.userId && thread.status !== "loaded") continue
    const truth = log.filter(entry => entry.conversationId === conversationId).map(entry => entryFor(viewer, entry))
    const visible = truth.filter(entry => entry !== null).map(({ id }) => id)
    if (thread.status !== "loaded") {
      if (visible.length > 0) wrong.push(`${name}'s thread is ${thread.status}`)
      continue
    }
    const shown = thread.entries.map(({ id }) => id)
    const whole = thread.olderCursor === null ? visible : visible.slice(-shown.length)
    if (shown.join() !== whole.join()) wrong.push(`${name}'s thread shows ${shown} where ${whole} is true`)
  }
  return wrong
}

export function checkArchive(
  log: StoredEntry[],
  archived: Map<number, StoredEntry>,
  conversations: Map<string, Conversation>,
): string[] {
  const wrong: string[] = []
  const rows = [...archived.values()].sort((a, b) => a.seq - b.seq)
  if (JSON.stringify(rows) !== JSON.stringify(log))
    wrong.push(`the archive has ${rows.length} of ${log.length} entries, or others`)
  for (const id of new Set(log.map(({ conversationId }) => conversationId))) {
    const { receipts: _live, ...expected } = fold(log, id) ?? { receipts: null }
    const { receipts: _too, ...actual } = conversations.get(id) ?? { receipts: null }
    if (JSON.stringify(sorted(actual)) !== JSON.stringify(sorted(expected)))
      wrong.push(`the archive has another state of ${id}`)
  }
  return wrong
}

function fold(log: StoredEntry[], conversationId: string): Conversation | null {
  return log
    .filter(entry => entry.conversationId === conversationId)
    .reduce<Conversation | null>((state, entry) => reduce(state, entry), null)
}

const sorted = (value: object): [string, unknown][] => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
