import type { DownFrame } from "../../../protocol/down.ts"
import { isStaff } from "../../../protocol/person.ts"
import type { Findings } from "./findings.ts"
import type { LineRecord } from "./observed.ts"
import type { SimulationRule } from "./simulation-rules.ts"

/** What the organization's storage holds at this moment. */
export interface Storage {
  hasEntry(id: string): boolean
  /** The conversation of an entry; null when there is none. */
  conversationOf(id: string): string | null
  /** Rises whenever the object forgets what it had in memory. */
  life(): number
  /** What its clock says: the same as long as it does not draw breath. */
  now(): number
  lastPosition(conversationId: string): number
  /** What an entry said, and was corrected to, whatever became of it. */
  wordsOf(entryId: string): string[]
  /** Whether it is or was this customer's; true, too, where there is none, since that is told in refusals. */
  isOf(conversationId: string, userId: string): boolean
}

type Reader = Pick<LineRecord, "page" | "viewer">

interface Heard {
  frame: DownFrame
  text: string
  restored: boolean
}

/** What is wrong with a frame as soon as it is heard. */
export class FrameRules {
  #findings: Findings<SimulationRule>
  #storage: Storage
  #elsewhere: string
  #receipts = new Map<string, readonly number[]>()
  #stored = new Set<string>()
  #own = new Set<string>()
  constructor(findings: Findings<SimulationRule>, { storage, elsewhere }: { storage: Storage; elsewhere: string }) {
    this.#findings = findings
    this.#storage = storage
    this.#elsewhere = elsewhere
  }

  judge(line: Reader, { frame, text, restored }: Heard): void {
    // Nobody in a simulation uses an id for two things, so a conflict is a repetition that was not recognized.
    if (frame.type === "refused" || frame.type === "accepted") {
      const conflict = frame.type === "refused" && frame.code === "conflict" && this.#maySee(line, frame.id)
      this.#findings.expect("conflict", !conflict, () => `${line.page} could not repeat itself`)
    }
    if (!restored) {
      this.#isStored(line, frame)
      if (frame.type === "receipts") this.#receiptsRise(line, frame)
    }
    this.isOwn(line.page, text)
    if (!isStaff(line.viewer)) this.#keepsSecrets(line, frame, text)
  }

  isOwn(who: string, text: string): void {
    const foreign = text.includes(this.#elsewhere)
    this.#findings.expect("leaked_tenant", !foreign, () => `${who} was told what was said ${this.#elsewhere}`)
  }

  /** Who repeats what they did as staff, and is that no more, is told only that the id is taken. */
  #maySee({ viewer }: Reader, id: string | undefined): boolean {
    const conversationId = id === undefined ? null : this.#storage.conversationOf(id)
    return isStaff(viewer) || (conversationId !== null && this.#storage.isOf(conversationId, viewer.userId))
  }

  #isStored({ page }: Reader, frame: DownFrame): void {
    const ids =
      frame.type === "entries" ? frame.entries.map(({ id }) => id) : frame.type === "accepted" ? [frame.id] : []
    for (const id of ids) {
      if (!this.#stored.has(id) && this.#storage.hasEntry(id)) this.#stored.add(id)
      this.#findings.expect(
        "told_before_stored",
        this.#stored.has(id),
        () => `${page} heard ${id}, which is not stored`,
      )
    }
  }

  #receiptsRise({ page }: Reader, frame: Extract<DownFrame, { type: "receipts" }>): void {
    const { conversationId, customer, staff } = frame
    const key = `${page} ${conversationId}`
    const now = [customer.delivered, customer.read, staff.delivered, staff.read]
    const before = this.#receipts.get(key)
    this.#receipts.set(key, now)
    const newest = this.#storage.lastPosition(conversationId)
    this.#findings.expect("receipt_beyond", Math.max(...now) <= newest, () => `${page} saw ${now} where ${newest} are`)
    if (before === undefined) return
    const rose = now.every((number, index) => number >= (before[index] ?? 0))
    this.#findings.expect("receipt_fell", rose, () => `${page} saw receipts go back from ${before} to ${now}`)
  }

  #keepsSecrets({ page, viewer }: Reader, frame: DownFrame, text: string): void {
    const tells = (secret: RegExp): boolean => secret.test(text)
    this.#findings.expect(
      "leaked_number",
      !tells(/"(seq|lastSeq|queues|cursor|team|teammate)":/),
      () => `${page} was told ${text}`,
    )
    const staffsView =
      /"(trace|summary|spentTokens|work|clocks|promised|waitingSince|scheduledId|disposition)":|"type":"(labelled|prioritized|snoozed|woken|breached|scheduled|unscheduled|applied)"/
    this.#findings.expect("leaked_trace", !tells(staffsView), () => `${page} was told ${text}`)
    this.#findings.expect("leaked_note", !tells(/"note"|secret/), () => `${page} was told ${text}`)
    const staffIds = /"kind":"staff","id":"|"agent":\{"id":"|"userId":"[^"]*","name":"[^"]*","kind":"staff"/
    this.#findings.expect("leaked_staff", !tells(staffIds), () => `${page} was told ${text}`)
    for (const id of conversationsIn(frame)) {
      const pair = `${id} ${viewer.userId}`
      if (!this.#own.has(pair) && this.#storage.isOf(id, viewer.userId)) this.#own.add(pair)
      this.#findings.expect("leaked_conversation", this.#own.has(pair), () => `${page} was told of another's ${id}`)
    }
  }
}

function conversationsIn(frame: DownFrame): string[] {
  switch (frame.type) {
    case "welcome":
      return (frame.conversations ?? []).map(({ id }) => id)
    case "entries":
      return frame.entries.map(({ conversationId }) => conversationId)
    case "refused":
      return frame.conversation ? [frame.conversation.id] : []
    case "accepted":
    case "receipts":
    case "here":
    case "typing":
    case "draft":
      return [frame.conversationId]
    case "queues":
    case "assistant":
    case "team":
    case "teammate":
    case "changed":
      return []
  }
}
