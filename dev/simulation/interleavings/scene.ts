import type { Command } from "../../../protocol/command.ts"
import type { Viewer } from "../../../protocol/person.ts"
import type { UpFrame } from "../../../protocol/up.ts"
import { protocolVersion } from "../../../protocol/version.ts"
import { readFrames } from "../../../web/live/read-frames.ts"
import { FoldedLog } from "../history/folded-log.ts"
import { Observed } from "../history/observed.ts"
import { storageOf } from "../history/storage.ts"
import { judgeWritten } from "../history/written-rules.ts"
import { logOf } from "../log-of.ts"
import { ObjectHost } from "../object-host.ts"
import { PostgresInMemory } from "../postgres-in-memory.ts"
import { Tally } from "../tally.ts"
import { employ } from "../turns/employ.ts"
import type { Script } from "../turns/script.ts"
import { writing } from "../writing.ts"
import { Agenda } from "./agenda.ts"

export const conversationId = "00000000-0000-4000-b000-000000000001"
const lena: Viewer = { userId: "00000000-0000-4000-9000-000000000001", name: "Lena", isGuest: true, role: null }
const ines: Viewer = { userId: "00000000-0000-4000-9000-000000000002", name: "Ines", isGuest: false, role: "agent" }
const people = { lena, ines }
export type Who = keyof typeof people

const words = 2
const script: Script = {
  ...{ fault: null, firstMs: 100, escalates: false, summary: null, found: true },
  // By the clock, every word has been told before the next one comes.
  words: Array.from({ length: words }, () => ({ afterMs: 250, breaks: false })),
}

/** No archive: Postgres is not what this is about. */
class NoPostgres extends PostgresInMemory {
  override port(): ReturnType<PostgresInMemory["port"]> {
    const never = () => new Promise<never>(() => {})
    return { write: never, begin: never, checkpoint: never }
  }
}

/** A customer, one of the staff, an assistant: the shipped objects of both, and every call between them in somebody's hand. */
export class Scene {
  readonly agenda = new Agenda()
  readonly host = new ObjectHost(this.agenda, new NoPostgres(this.agenda))
  readonly observed = new Observed({ storage: storageOf(this.host), elsewhere: "in no other organization" })
  readonly turns
  readonly #assistant
  readonly #say = new Map<Who, (frame: UpFrame) => void>()
  readonly #missed: string[] = []
  #operations = 0

  constructor() {
    const employed = employ({
      ...{ seed: 1, family: 0, timeline: this.agenda, host: this.host, observed: this.observed, fired: new Tally() },
      crashNow: () => "none",
      script: () => script,
    })
    this.turns = employed.turns
    this.#assistant = employed.assistant
    this.#assistant.turn(true)
    this.open("lena")
    this.open("ines")
  }

  does(who: Who, command: Command): void {
    this.#operations += 1
    const id = `00000000-0000-4000-a000-${String(this.#operations).padStart(12, "0")}`
    this.host.execute(people[who], { id, conversationId, command }, "none")
    if (command.type !== "start") return
    this.look("lena")
    this.look("ines")
  }

  /** A page opens, or opens again, with the conversation on screen. */
  open(who: Who): void {
    const viewer = people[who]
    const line = this.observed.connects(who, viewer)
    const socket = this.host.accept(viewer, {
      toClient: text => {
        if (this.#say.get(who) !== say) return
        this.observed.written.tells(text, this.host.life)
        for (const frame of readFrames(text)) this.observed.hears(line, frame, JSON.stringify(frame))
      },
      closed: () => {},
    })
    const say = (frame: UpFrame) => {
      this.observed.says(line, frame)
      this.host.deliver(socket, JSON.stringify(frame), "none")
    }
    this.#say.set(who, say)
    say({ type: "hello", protocol: protocolVersion })
    this.look(who)
  }

  /** Whoever has a conversation put on screen is told what has been written in it so far. */
  look(who: Who): void {
    const { written } = this.observed
    const known = written.newest
    this.#say.get(who)?.({ type: "watch", conversationId })
    const told = written.newest === known ? null : written.newest
    if (known === null) return
    if (this.host.core.answers.writing(conversationId) !== known.answerId) return
    // A new attempt begins anew, with nothing.
    const isNew = told !== null && told.attempt > known.attempt
    const isTold = told?.offset === 0 && (isNew || told.text.length >= known.offset + known.text.length)
    if (!isTold) this.#missed.push(`${who} was told ${told?.text} when they came back, after ${known.text}`)
  }

  restart(): void {
    this.host.crash()
    // What has not been kept yet is lost with the memory, and written again.
    this.observed.written.newest = null
    this.open("lena")
    this.open("ines")
  }

  /** The organization's memory is taken between two things that it does: storage and sockets stay. */
  forget(): void {
    this.host.evict()
    this.observed.written.newest = null
  }

  /** Nobody is at work any more, and nobody is owed anything. */
  get isOver(): boolean {
    return this.agenda.isQuiet && writing(this.host).length === 0
  }

  /** Everything that is wrong with it, now that it is over. */
  violations(): string[] {
    const log = new FoldedLog(logOf(this.host))
    const end = {
      writing: writing(this.host),
      spentTokens: this.host.core.assistant.spent().tokens,
      wasOn: this.#assistant.wasOn,
    }
    judgeWritten(this.observed.findings, { written: this.observed.written, end, log })
    const found = this.observed.findings.all()
    return [...this.#missed, ...found.flatMap(({ rule, examples }) => examples.map(example => `${rule}: ${example}`))]
  }
}
