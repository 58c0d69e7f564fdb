import type { Operation } from "../../../protocol/command.ts"
import type { Conversation } from "../../../protocol/conversation.ts"
import type { DownFrame } from "../../../protocol/down.ts"
import { limits } from "../../../protocol/limits.ts"
import type { Viewer } from "../../../protocol/person.ts"
import type { UpFrame } from "../../../protocol/up.ts"
import type { Happening } from "../../../web/live/event.ts"
import type { OrganizationState, Thread } from "../../../web/live/state.ts"
import type { Notice } from "../../../worker/courier/job.ts"
import { Findings } from "./findings.ts"
import { FrameRules, type Storage } from "./frame-rules.ts"
import { showsOutboxOnce } from "./page-rules.ts"
import { type SimulationRule, simulationRules } from "./simulation-rules.ts"
import { TakenBack } from "./taken-back.ts"
import { Written } from "./written.ts"

type Frame<T extends DownFrame["type"]> = Extract<DownFrame, { type: T }>

/** One socket as its page lived it. */
export interface LineRecord {
  page: string
  viewer: Viewer
  hello: Extract<UpFrame, { type: "hello" }> | null
  welcome: Frame<"welcome"> | null
  entries: Frame<"entries">[]
  /** How many of those frames it says that it took in. */
  acknowledged: number
  /** The life of the object in which its socket came in: every eviction since forgets what is on its way to it. */
  life: number
  /** A program of somebody's own speaks on it, too, and acknowledges what it likes. */
  isRogue: boolean
}

/** Something that was asked for, by whom and from which page. */
interface Posted {
  client: string
  userId: string
  operation: Operation
}

/** Something that a page held at some moment: what it was, and as whom and in which epoch the page had it. */
export interface Held<T> {
  page: string
  viewer: Viewer
  epoch: string
  held: T
}

/** What REST answered a question for a page of a list or of a conversation. */
export type PageRead = Extract<Happening, { type: "entries_fetched" | "conversations_fetched" }>

type Loaded = Extract<Thread, { status: "loaded" }>

/** What everybody did and heard, to be held against the log at the end. What can be judged at once is. */
export class Observed {
  readonly findings = new Findings<SimulationRule>(simulationRules)
  /** What the assistant's models wrote. */
  readonly written = new Written(this.findings)
  readonly takenBack: TakenBack
  readonly posted: Posted[] = []
  readonly accepted = new Map<string, { client: string; operation: string }>()
  /** Where a page took in a refusal. */
  readonly refused = new Set<string>()
  /** Operations of which somebody was told that their conversation is not there. */
  readonly notFound = new Set<string>()
  /** Refused, and then tried again: what counts is the answer to that. */
  readonly triedAgain = new Set<string>()
  readonly lines: LineRecord[] = []
  readonly answers: Held<PageRead>[] = []
  readonly conversations: Held<Conversation>[] = []
  readonly threads: Held<{ conversationId: string; thread: Loaded }>[] = []
  /** A restore takes acknowledged operations back: from then on only what came after counts. */
  restored = false
  readonly #storage: Storage
  readonly #frameRules: FrameRules
  readonly #reached = new Map<string, number>()
  readonly #known = new WeakSet<object>()
  /** By page: what it had when it was last looked at. */
  readonly #shown = new Map<string, OrganizationState>()

  /** `elsewhere` is what only people of another organization say. */
  constructor(given: { storage: Storage; elsewhere: string }) {
    this.#storage = given.storage
    this.takenBack = new TakenBack(this.findings, given.storage)
    this.#frameRules = new FrameRules(this.findings, given)
  }

  connects(page: string, viewer: Viewer): LineRecord {
    const line: LineRecord = {
      page,
      viewer,
      hello: null,
      welcome: null,
      entries: [],
      acknowledged: 0,
      life: this.#storage.life(),
      isRogue: false,
    }
    this.lines.push(line)
    return line
  }

  says(line: LineRecord, frame: UpFrame): void {
    if (frame.type === "hello") line.hello = frame
    if (frame.type === "do") this.#asks(line, frame.operation)
    if (frame.type === "watch" && frame.conversationId !== null) this.written.watches(line, frame.conversationId)
    if (frame.type !== "acknowledge") return
    line.acknowledged = frame.frames
    const taken = line.entries.length
    this.findings.expect("window", frame.frames <= taken, () => `${line.page} says ${frame.frames} of ${taken}`)
  }

  /** A frame reaches a page; `text` is how it was written. */
  hears(line: LineRecord, frame: DownFrame, text: string): void {
    if (frame.type === "welcome") line.welcome = frame
    if (frame.type === "entries") {
      line.entries.push(frame)
      this.written.hearsEntries(line, frame)
      this.#fitsWindow(line)
    }
    if (frame.type === "draft") this.written.hearsDraft(line, frame)
    this.#isTold(line, frame, text)
  }

  /** REST answers a program of this page's person, in the words of the socket. */
  answered(page: string, viewer: Viewer, frame: DownFrame): void {
    this.#isTold({ page, viewer }, frame, JSON.stringify(frame))
  }

  /** The organization speaks to a socket of this page, which it may, or its right to listen has ended. */
  speaksTo(page: string, { may }: { may: boolean }): void {
    this.findings.expect("heard_after_end", may, () => `${page} was told something after its right had ended`)
  }

  /** The organization tells its courier; `here` is who has it open at that moment. */
  tellsCourier(notice: Notice, here: readonly string[]): void {
    const text = JSON.stringify(notice)
    this.takenBack.tells(text)
    this.#frameRules.isOwn("the courier", text)
    if (notice.to !== "staff") return
    const same = [...new Set(here)].toSorted().join() === notice.here.toSorted().join()
    this.findings.expect("told_here", same, () => `the courier is told that ${notice.here} are here, where ${here} are`)
  }

  #asks({ page }: LineRecord, { id }: Operation): void {
    const may = !this.refused.has(id)
    this.findings.expect("asked_though_refused", may, () => `${page} sends ${id} again, which was refused`)
  }

  #fitsWindow({ page, entries, acknowledged, life, isRogue }: LineRecord): void {
    if (isRogue) return
    const [onTheirWay, lives] = [entries.length - acknowledged, 1 + this.#storage.life() - life]
    const fits = onTheirWay <= lives * limits.windowFramesMax
    this.findings.expect("window", fits, () => `${onTheirWay} frames are on their way to ${page}`)
  }

  #isTold(who: Pick<LineRecord, "page" | "viewer">, frame: DownFrame, text: string): void {
    if (frame.type === "accepted") this.accepted.set(frame.id, { client: who.page, operation: frame.id })
    if (frame.type === "refused" && frame.code === "not_found" && frame.id !== undefined) this.notFound.add(frame.id)
    this.#frameRules.judge(who, { frame, text, restored: this.restored })
  }

  /** Somebody's page, or program, knows from now on that it was refused. */
  isRefused({ id, code, retryAfterMs }: Frame<"refused">): void {
    const isFinal = retryAfterMs === undefined && code !== "conflict"
    if (isFinal && id !== undefined) this.refused.add(id)
  }

  /** The person tries again. */
  triesAgain(id: string): void {
    if (this.refused.delete(id)) this.triedAgain.add(id)
  }

  /** The object is as it was. The log will say nothing of what was heard and read since, even where no number tells. */
  restore(): void {
    this.restored = true
    this.takenBack.restore()
    for (const records of [this.lines, this.answers, this.conversations, this.threads]) records.length = 0
  }

  /** REST answers a page. */
  reads(page: string, viewer: Viewer, answer: Happening): void {
    if (answer.type !== "entries_fetched" && answer.type !== "conversations_fetched") return
    this.takenBack.tells(JSON.stringify(answer.page))
    this.answers.push({ page, viewer, epoch: answer.page.epoch, held: answer })
  }

  /** What a page has in its store after something happened. Whatever it had before is not looked at again. */
  holds(page: string, state: OrganizationState): void {
    const { viewer, epoch, conversations, threads, drafts, outbox } = state
    const before = this.#shown.get(page)
    this.#shown.set(page, state)
    if (before?.threads !== threads || before.outbox !== outbox || before.drafts !== drafts) {
      showsOutboxOnce(this.findings, page, state)
    }
    for (const draft of Object.values(drafts)) if (!this.#isKnown(draft)) this.written.shows(page, draft)
    if (viewer === null || epoch === null || this.#isKnown(conversations, threads)) return
    for (const held of conversations.values()) {
      if (this.#isKnown(held)) continue
      this.conversations.push({ page, viewer, epoch, held })
      this.#movesOn(`${page} ${state.generation} ${held.id}`, held)
    }
    for (const [conversationId, thread] of Object.entries(threads)) {
      if (thread.status !== "loaded" || this.#isKnown(thread)) continue
      this.threads.push({ page, viewer, epoch, held: { conversationId, thread } })
    }
  }

  #movesOn(key: string, { lastSeq, lastPosition }: Conversation): void {
    const [before, now] = [this.#reached.get(key) ?? 0, lastSeq ?? lastPosition]
    this.#reached.set(key, now)
    if (this.restored) return
    this.findings.expect("page_fell", now >= before, () => `${key} went back from ${before} to ${now}`)
  }

  /** True when all of them were seen before; remembers them. */
  #isKnown(...things: object[]): boolean {
    const known = things.every(thing => this.#known.has(thing))
    for (const thing of things) this.#known.add(thing)
    return known
  }
}
