import { DatabaseSync, type SQLOutputValue } from "node:sqlite"
import type { Viewer } from "../../protocol/person.ts"
import { isStaff } from "../../protocol/person.ts"
import { ping, pong } from "../../protocol/up.ts"
import { type Core, createCore } from "../../worker/org/core.ts"
import { Drain } from "../../worker/org/drain.ts"
import { receive } from "../../worker/org/frames.ts"
import type { Sockets } from "../../worker/org/sockets.ts"
import { HostedSocket } from "./hosted-socket.ts"
import { memorySql } from "./memory-sql.ts"
import type { PostgresInMemory } from "./postgres-in-memory.ts"
import type { Dice } from "./random.ts"
import type { Timeline } from "./timeline.ts"

/** The runtime's part: it keeps the storage, the sockets and the alarm of one object, starts it and takes its memory away. */
export class ObjectHost {
  readonly database = new DatabaseSync(":memory:")
  readonly sockets = new Set<HostedSocket>()
  core: Core
  /** The runtime's clock minus the world's: it may jump. */
  clockOffsetMs = 0
  alarmFaults = 0
  #timeline: Timeline
  #dice: Dice
  #postgres: PostgresInMemory
  #ids = 0
  #incarnation = 0
  #drain: Drain
  #alarm: (() => void) | null = null

  constructor(timeline: Timeline, dice: Dice, postgres: PostgresInMemory) {
    this.#timeline = timeline
    this.#dice = dice
    this.#postgres = postgres
    const { core, drain } = this.#start()
    this.core = core
    this.#drain = drain
  }

  /** Memory is lost; storage and sockets stay. */
  evict(): void {
    for (const socket of this.sockets) socket.forget()
    const { core, drain } = this.#start()
    this.core = core
    this.#drain = drain
  }

  /** A deploy or a crash: memory and sockets are lost. */
  crash(): void {
    for (const socket of [...this.sockets]) socket.drop(1006)
    this.evict()
  }

  /** A copy of the storage, as point-in-time recovery keeps it. */
  backup(): Backup {
    return tables.map(table => [table, this.database.prepare(`select * from ${table}`).all()])
  }

  /** The storage as it was; memory, sockets and the alarm are lost with the present. */
  restore(backup: Backup): void {
    for (const [table, rows] of backup) {
      this.database.exec(`delete from ${table}`)
      for (const row of rows) {
        const names = Object.keys(row)
        const places = names.map(() => "?").join(", ")
        this.database
          .prepare(`insert into ${table} (${names.join(", ")}) values (${places})`)
          .run(...Object.values(row))
      }
    }
    this.crash()
  }

  accept(viewer: Viewer, line: { toClient(text: string): void; closed(code: number): void }): HostedSocket {
    const socket = new HostedSocket({ viewer, openedAt: this.#now() }, line, () => this.sockets.delete(socket))
    this.sockets.add(socket)
    return socket
  }

  /** A frame arrives. `fault` is what happens to the object in the middle of it. */
  deliver(socket: HostedSocket, text: string, fault: "none" | "crash before commit" | "crash after commit"): void {
    if (!this.sockets.has(socket)) return
    if (text === ping) return socket.answer(pong)
    this.database.exec("savepoint event")
    try {
      receive(this.core, socket, text)
    } finally {
      this.database.exec(fault === "crash before commit" ? "rollback to event; release event" : "release event")
    }
    // The output gate: frames leave when the write is durable, and not at all when the object is gone by then.
    for (const one of [...this.sockets]) one.flush(fault === "none")
    if (fault !== "none") this.crash()
  }

  /** Something other than a frame that may make the core speak. */
  do<T>(work: (core: Core) => T): T {
    const result = work(this.core)
    for (const one of [...this.sockets]) one.flush(true)
    return result
  }

  /** A list that Postgres serves is asked for. */
  settle(): void {
    void this.#drain.verify()
  }

  disconnected(socket: HostedSocket): void {
    if (!this.sockets.delete(socket)) return
    const { watching } = socket.session
    if (watching !== null) this.do(core => core.presence.announce(watching, socket))
  }

  #now(): number {
    return this.#timeline.now + this.clockOffsetMs
  }

  #start(): { core: Core; drain: Drain } {
    this.#incarnation += 1
    const incarnation = this.#incarnation
    const core = createCore({
      organizationId: idOf(0),
      sql: memorySql(this.database, () => this.#incarnation === incarnation),
      clock: { now: () => this.#now(), newId: () => this.#newId() },
      alarm: { wakeBy: at => this.#wakeBy(at) },
      sockets: this.#view(),
    })
    return {
      core,
      drain: new Drain(
        core.archive,
        this.#postgres.port(() => this.#incarnation === incarnation),
      ),
    }
  }

  #newId(): string {
    this.#ids += 1
    return idOf(this.#ids)
  }

  /** An alarm can be lost, late, or ring twice. */
  #wakeBy(at: number): void {
    if (this.#alarm !== null) return
    const inMs = Math.max(0, at - this.#now())
    const ring = () => {
      this.#alarm = null
      void this.#drain.run()
    }
    if (this.#dice.chance(this.alarmFaults)) return
    const late = this.#dice.chance(this.alarmFaults) ? 5_000 : 0
    if (this.#dice.chance(this.alarmFaults)) this.#timeline.after(inMs + 1, ring)
    this.#alarm = this.#timeline.after(inMs + late, ring)
  }

  #view(): Sockets {
    return {
      all: () => [...this.sockets],
      staff: () => [...this.sockets].filter(({ session }) => isStaff(session.viewer)),
      of: userId => [...this.sockets].filter(({ session }) => session.viewer.userId === userId),
    }
  }
}

const tables = ["meta", "entry", "conversation"]
type Backup = [string, Record<string, SQLOutputValue>[]][]

const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
