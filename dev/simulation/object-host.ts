import type { Operation } from "../../protocol/command.ts"
import type { Viewer } from "../../protocol/person.ts"
import type { RefusalCode } from "../../protocol/refusal.ts"
import { ping } from "../../protocol/up.ts"
import { go } from "../../worker/org/come-and-go.ts"
import type { Outcome } from "../../worker/org/commands.ts"
import { type Core, createCore } from "../../worker/org/core.ts"
import { noCourier } from "../../worker/org/couriers.ts"
import { closeOldest, turnedAway } from "../../worker/org/door.ts"
import { Drain } from "../../worker/org/drain.ts"
import { Endings } from "../../worker/org/endings.ts"
import { ring } from "../../worker/org/ring.ts"
import type { Admission } from "../../worker/org/session.ts"
import type { Sockets } from "../../worker/org/sockets.ts"
import { WakeAlarm } from "../../worker/org/wake-alarm.ts"
import { type Backup, putBack } from "./backup.ts"
import type { CourierInMemory } from "./courier-in-memory.ts"
import { among, type Far, HostedSocket } from "./hosted-socket.ts"
import { keepWhatIsSaid } from "./log-of.ts"
import { MadeIds } from "./made-ids.ts"
import { memorySql, statementsOf } from "./memory-sql.ts"
import type { PostgresInMemory } from "./postgres-in-memory.ts"
import { report } from "./report.ts"
import { RuntimeAlarm } from "./runtime-alarm.ts"
import { giveBackStorage, takeStorage } from "./storage-pool.ts"
import type { Timeline } from "./timeline.ts"
import type { TurnHosts } from "./turns/turn-hosts.ts"

export type Crash = "crash before commit" | "crash after commit"
export type Concerned = Sockets & { endings: Endings }

/** The runtime's part: it keeps the storage, the sockets and the alarm of one object, starts it and takes its memory away. */
export class ObjectHost {
  readonly database = takeStorage()
  readonly sockets = new Set<HostedSocket>()
  readonly alarm: RuntimeAlarm
  core: Core
  /** The runtime's clock minus the world's: it may jump. */
  clockOffsetMs = 0
  /** How long the object is at work with one turn: what arrives meanwhile is taken together. 0: every frame finds it at rest. */
  busyMs = 0
  /** Rises with every life of the object. */
  life = 0
  /** Where the assistant's turns run; without it nobody answers. */
  turns: TurnHosts | null = null
  /** Without it nobody hears of anything outside of their pages. */
  courier: CourierInMemory | null = null
  #timeline: Timeline
  #postgres: PostgresInMemory
  #ids: MadeIds
  #drain: Drain
  #concerned: Concerned
  /** What the object has put off in its memory: the turn for which frames wait. And what will happen to it in the middle of that. */
  #turn: { fault: "none" | Crash } | null = null

  /** `family` tells the ids of one organization from those of another. */
  constructor(timeline: Timeline, postgres: PostgresInMemory, family = 0) {
    this.#timeline = timeline
    this.#postgres = postgres
    this.#ids = new MadeIds(family)
    this.alarm = new RuntimeAlarm(timeline, () => this.now())
    const started = this.#start()
    this.core = started.core
    this.#drain = started.drain
    this.#concerned = started.concerned
    keepWhatIsSaid(this.database)
  }

  now(): number {
    return this.#timeline.now + this.clockOffsetMs
  }

  /** The runtime takes no memory in which something is still to be done. */
  get isResting(): boolean {
    return this.#turn === null
  }

  /** Memory is lost; storage and sockets stay. */
  evict(): void {
    for (const socket of this.sockets) socket.forget()
    const { core, drain, concerned } = this.#start()
    this.core = core
    this.#drain = drain
    this.#concerned = concerned
  }

  /** A deploy or a crash: memory and sockets are lost. */
  crash(): void {
    for (const socket of [...this.sockets]) {
      this.sockets.delete(socket)
      socket.drop()
    }
    this.evict()
  }

  /** The storage as it was; memory, sockets and the alarm are lost with the present. */
  restore(kept: Backup): void {
    putBack(this.database, kept)
    this.alarm.lose()
    this.crash()
  }

  /** Somebody whom the Worker has checked stands at the object's door. */
  admit(admitted: Admission, far: Far): HostedSocket | RefusalCode {
    const refusal = turnedAway({ endings: this.#concerned.endings, open: this.sockets.size }, admitted)
    if (refusal) return refusal
    if (this.core.rates.read(admitted.viewer) > 0) return "rate_limited"
    const socket = new HostedSocket(admitted, this.now(), far)
    this.sockets.add(socket)
    this.rights(concerned => closeOldest(concerned, admitted.viewer.userId))
    return socket
  }

  /** The same for somebody whose session does not matter. */
  accept(viewer: Viewer, far: Far): HostedSocket {
    const checked = { sessionId: viewer.userId, expiresAt: Number.MAX_SAFE_INTEGER, checkedAt: this.now() }
    const socket = this.admit({ viewer, ...checked }, far)
    if (typeof socket === "string") throw new Error(`${viewer.name} was turned away: ${socket}`)
    return socket
  }

  /** A frame arrives. `fault` is what happens to the object in the middle of it. */
  deliver(socket: HostedSocket, text: string, fault: "none" | Crash): void {
    if (!this.sockets.has(socket)) return
    if (text === ping) return socket.pinged(this.now())
    socket.heard(this.now())
    // A frame that waits is not stored yet: what breaks is the turn in which it is taken with others.
    if (this.#turn !== null && fault !== "none") this.#turn.fault = fault
    this.#guard(this.#turn === null ? fault : "none", () => this.core.inbox.receive({ socket, data: text }))
  }

  /** The same commands over REST; null when the object did not live to answer. */
  execute(viewer: Viewer, operation: Operation, fault: "none" | Crash): Outcome | null {
    return this.called(fault, core => core.commands.execute(viewer, operation))
  }

  /** A call from another object; null when this one did not live to answer. */
  called<T>(fault: "none" | Crash, work: (core: Core) => T): T | null {
    const answer = this.#guard(fault, () => {
      this.core.inbox.takeWaiting()
      return work(this.core)
    })
    return fault === "none" ? answer : null
  }

  /** Something other than a frame that may make the core speak. */
  do<T>(work: (core: Core) => T): T {
    const result = work(this.core)
    this.#flush(true)
    return result
  }

  /** The same by another door than a socket's: frames that were here before it are done first. */
  inTurn<T>(work: (core: Core) => T): T {
    return this.do(core => {
      core.inbox.takeWaiting()
      return work(core)
    })
  }

  /** A call from the Worker about somebody's rights. */
  rights(work: (concerned: Concerned) => void): void {
    this.core.inbox.takeWaiting()
    work(this.#concerned)
    this.#flush(true)
  }

  /** A list that Postgres serves is asked for. */
  settle(): Promise<void> {
    this.#timeline.settled()
    return this.#drain.verify()
  }

  disconnected(socket: HostedSocket): void {
    if (!this.sockets.delete(socket)) return
    this.do(core => go(core, socket))
  }

  /** Nobody will use this object any more. */
  end(): void {
    this.life += 1
    giveBackStorage(this.database)
  }

  /** The output gate: frames leave when the write is durable, and not at all when the object is gone by then. */
  #guard<T>(fault: "none" | Crash, work: () => T): T {
    if (fault === "none") return this.do(work)
    const statement = statementsOf(this.database)
    statement("savepoint event").run()
    const result = work()
    if (fault === "crash before commit") statement("rollback to event").run()
    statement("release event").run()
    this.#flush(false)
    this.crash()
    return result
  }

  #flush(leaves: boolean): void {
    for (const one of [...this.sockets]) one.flush(leaves)
  }

  #start(): { core: Core; drain: Drain; concerned: Concerned } {
    this.life += 1
    this.#turn = null
    const life = this.life
    const isAlive = () => this.life === life
    const clock = { now: () => this.now(), newId: () => this.#ids.next() }
    const alarm = new WakeAlarm(this.alarm, clock)
    const sockets = among(this.sockets)
    const sql = memorySql(this.database, isAlive)
    const core = createCore({
      organizationId: this.#ids.first,
      sql,
      clock,
      alarm,
      sockets,
      soon: this.#soon(isAlive),
      courier: { tell: (notices, done) => (this.courier?.port(isAlive) ?? noCourier).tell(notices, done) },
      turns: {
        begin: job => this.turns?.begin(isAlive, job),
        cancel: one => this.turns?.cancel(isAlive, one),
      },
      report,
    })
    const drain = new Drain(core.archive, this.#postgres.port(isAlive))
    this.alarm.ring = () => {
      const fault = this.alarm.breaksNow()
      alarm.rang()
      this.called(fault, ring)
      if (fault === "none") void drain.run()
      this.#timeline.settled()
    }
    return { core, drain, concerned: { ...sockets, endings: new Endings(() => this.now(), core.meta) } }
  }

  #soon(isAlive: () => boolean): (work: () => void) => void {
    return work => {
      if (this.busyMs === 0) return work()
      const turn: { fault: "none" | Crash } = { fault: "none" }
      this.#turn = turn
      this.#timeline.after(this.busyMs, () => {
        if (!isAlive()) return
        this.#turn = null
        this.#guard(turn.fault, work)
      })
    }
  }
}
