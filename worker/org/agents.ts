import { limits } from "../../protocol/limits.ts"
import { isStaff, type Role } from "../../protocol/person.ts"
import { type AgentRow, AgentRows } from "./agents/rows.ts"
import type { Clock, Sql } from "./ports.ts"
import type { Socket, Sockets } from "./sockets.ts"

/** One of the staff, as the Worker knows them. */
export interface Colleague {
  id: string
  name: string
  role: Role
}

export interface Agent extends Colleague {
  /** They take conversations that nobody chose them for. */
  isAvailable: boolean
  isHere: boolean
}

/** Who works here, and who of them is here. Read off the sockets each time; only when somebody was last seen is kept. */
export class Agents {
  #rows: AgentRows
  #clock: Clock
  #sockets: Sockets
  /** Read when it is first asked for: most starts of the object concern customers only. */
  #known: Map<string, AgentRow> | null = null
  /** When the Worker was last asked who works here. */
  #askedAt: number | null = null
  /** When somebody's role last changed: what was read before is no news any more. */
  #changedAt = 0
  constructor({ sql, clock, sockets }: { sql: Sql; clock: Clock; sockets: Sockets }) {
    this.#rows = new AgentRows(sql)
    this.#clock = clock
    this.#sockets = sockets
  }

  /** `closing`: a page that does not count any more. */
  all(closing?: Socket): Agent[] {
    return [...this.#all().values()].map(row => this.#shown(row, closing)).filter(one => one !== null)
  }

  /** Null for who does not work here, or not any more. */
  of(id: string): Agent | null {
    const row = this.#all().get(id)
    return row ? this.#shown(row) : null
  }

  /** Somebody has opened a page. True when more is known now than before. */
  arrived({ id, name, role }: Colleague): boolean {
    const before = this.#all().get(id)
    const isNews = before?.name !== name || before.role !== role
    if (isNews || before.goneAt !== null)
      this.#keep({ id, name, role, isAvailable: before?.isAvailable ?? true, goneAt: null })
    return isNews
  }

  /** Somebody has closed a page. True when it was their last. */
  left(id: string, closing: Socket): boolean {
    const row = this.#all().get(id)
    if (!row || this.#lastHeardAt(id, closing) !== null) return false
    this.#keep({ ...row, goneAt: this.#clock.now() })
    return true
  }

  /**
   * Since when they are gone; null while they are here. A close can be missed: then it is from when they should have been heard.
   * Of whom nothing is known, as after a deploy, it is from now on.
   */
  goneSince({ id, name }: Pick<Colleague, "id" | "name">): number | null {
    const now = this.#clock.now()
    const heardAt = this.#lastHeardAt(id)
    if (heardAt !== null) return heardAt + limits.presenceMs > now ? null : heardAt + limits.presenceMs
    const row = this.#all().get(id) ?? { id, name, role: "agent", isAvailable: false, goneAt: null }
    if (row.goneAt !== null) return row.goneAt
    this.#keep({ ...row, goneAt: now })
    return now
  }

  /** When somebody's pages were last heard of; null when they have none. */
  lastHeardAt(id: string): number | null {
    return this.#lastHeardAt(id)
  }

  /** Who does not work here any more, and may not have let go of everything yet. Of whom nothing is known may still come. */
  quitters(): string[] {
    return [...this.#all().values()].filter(({ role }) => role === null).map(({ id }) => id)
  }

  /** True when that is new. Who says so over REST may never have opened a page. */
  setAvailable({ id, name, role }: Colleague, isAvailable: boolean): boolean {
    const row = this.#all().get(id) ?? { id, name, role, isAvailable: true, goneAt: this.#clock.now() }
    if (row.isAvailable === isAvailable) return false
    this.#keep({ ...row, isAvailable })
    return true
  }

  /** Their role is another now; null when they do not work here any more. True when that is new. */
  changed(id: string, role: Role | null): boolean {
    this.#changedAt = this.#clock.now()
    const row = this.#all().get(id)
    const now = role !== null && isStaff({ role }) ? role : null
    if (row && (now === null || row.name !== "")) return this.#is(row, now)
    // Of a newcomer we know no name, and the Worker does.
    this.#askedAt = null
    if (now !== null) {
      this.forget(id)
      return false
    }
    // Whoever never opened a page may have left something all the same.
    this.#keep({ id, name: "", role: null, isAvailable: false, goneAt: this.#changedAt })
    return true
  }

  /** Whether the Worker should say who works here: it has not for a while, or something of it is not known here. Asks once. */
  asks(): boolean {
    const now = this.#clock.now()
    if (this.#askedAt !== null && now - this.#askedAt < limits.rosterMs) return false
    this.#askedAt = now
    return true
  }

  /** Everybody who works here, as the Worker began to read it at `readAt`. Who is not among them has left. True when that is new. */
  are(colleagues: readonly Colleague[], readAt: number): boolean {
    if (readAt <= this.#changedAt) {
      this.#askedAt = null
      return false
    }
    const now = new Set(colleagues.map(({ id }) => id))
    const left = [...this.#all().values()].filter(({ id }) => !now.has(id)).map(row => this.#is(row, null))
    const met = colleagues.map(one => this.#met(one))
    return [...left, ...met].some(isNews => isNews)
  }

  /** They have let go of everything. */
  forget(id: string): void {
    this.#rows.drop(id)
    this.#all().delete(id)
  }

  #is(row: AgentRow, role: Role | null): boolean {
    if (row.role === role) return false
    this.#keep({ ...row, role })
    return true
  }

  #met({ id, name, role }: Colleague): boolean {
    const before = this.#all().get(id)
    if (before?.name === name && before.role === role) return false
    this.#keep({ id, name, role, isAvailable: before?.isAvailable ?? true, goneAt: before?.goneAt ?? null })
    return true
  }

  #lastHeardAt(id: string, except?: Socket): number | null {
    let newest: number | null = null
    for (const socket of this.#sockets.of(id)) {
      const { viewer, reader } = socket.session
      const heardAt = socket.lastHeardAt()
      // Who only reads along is never heard of (follower.ts).
      if (socket === except || reader.state === "closed" || !isStaff(viewer) || heardAt === 0) continue
      newest = Math.max(newest ?? 0, heardAt)
    }
    return newest
  }

  #shown({ id, name, role, isAvailable }: AgentRow, closing?: Socket): Agent | null {
    if (role === null) return null
    const heardAt = this.#lastHeardAt(id, closing)
    const isHere = heardAt !== null && heardAt + limits.presenceMs > this.#clock.now()
    return { id, name, role, isAvailable, isHere }
  }

  #keep(row: AgentRow): void {
    this.#rows.keep(row)
    this.#all().set(row.id, row)
  }

  #all(): Map<string, AgentRow> {
    this.#known ??= new Map(this.#rows.all().map(row => [row.id, row]))
    return this.#known
  }
}
