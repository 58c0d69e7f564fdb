import { DatabaseSync } from "node:sqlite"
import { type DownFrame, downFrame } from "../../protocol/down.ts"
import { isStaff, type Viewer } from "../../protocol/person.ts"
import type { UpFrame } from "../../protocol/up.ts"
import { type Core, createCore } from "../../worker/org/core.ts"
import { receive } from "../../worker/org/frames.ts"
import type { Sql } from "../../worker/org/ports.ts"
import type { Session } from "../../worker/org/session.ts"
import type { Socket, Sockets } from "../../worker/org/sockets.ts"

/**
 * The organization's shipped core without workerd: SQLite in memory, a clock that stands until it is moved, sockets that
 * are lists. Deterministic: the same calls give the same frames.
 */
export function organizationInMemory() {
  const database = new DatabaseSync(":memory:")
  const sockets = new Set<MemorySocket>()
  const world = { now: 1_800_000_000_000, ids: 0, alarmAt: null as number | null }
  const newId = () => {
    world.ids += 1
    return idOf(world.ids)
  }
  const start = (): Core =>
    createCore({
      organizationId: idOf(0),
      sql: memorySql(database),
      clock: { now: () => world.now, newId },
      alarm: {
        wakeBy: at => {
          world.alarmAt = Math.min(world.alarmAt ?? at, at)
        },
      },
      sockets: socketsOf(sockets),
    })
  let core = start()
  return {
    world,
    core: () => core,
    /** The object loses its memory; sockets and storage stay. */
    evict: () => {
      for (const socket of sockets) socket.forget()
      core = start()
    },
    connect: (viewer: Viewer) => {
      const socket = new MemorySocket(viewer, world.now, () => sockets.delete(socket))
      sockets.add(socket)
      return {
        heard: socket.heard,
        send: (frame: UpFrame) => receive(core, socket, JSON.stringify(frame)),
        /** The line breaks without a word. */
        hangUp: () => socket.close(),
      }
    },
  }
}

const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`

class MemorySocket implements Socket {
  readonly heard: DownFrame[] = []
  framesSent = 0
  framesAcknowledged = 0
  session: Session
  #openedAt: number
  #gone: () => void
  constructor(viewer: Viewer, openedAt: number, gone: () => void) {
    this.#openedAt = openedAt
    this.#gone = gone
    const expiresAt = openedAt + 86_400_000
    this.session = {
      viewer,
      sessionId: "memory",
      expiresAt,
      openedAt,
      strikes: 0,
      watching: null,
      reader: { state: "greeting" },
    }
  }

  update(changes: Partial<Session>): void {
    this.session = { ...this.session, ...changes }
  }
  send(text: string): void {
    this.heard.push(downFrame.parse(JSON.parse(text)))
  }
  close(): void {
    this.#gone()
  }
  lastHeardAt(): number {
    return this.#openedAt
  }
  forget(): void {
    this.framesSent = 0
    this.framesAcknowledged = 0
  }
}

const socketsOf = (open: Set<MemorySocket>): Sockets => ({
  all: () => [...open],
  staff: () => [...open].filter(({ session }) => isStaff(session.viewer)),
  of: userId => [...open].filter(({ session }) => session.viewer.userId === userId),
})

function memorySql(database: DatabaseSync): Sql {
  return {
    all: (query, ...values) =>
      database
        .prepare(query)
        .all(...values)
        .map(row =>
          Object.fromEntries(
            Object.entries(row).map(([name, value]) => [
              name,
              typeof value === "string" || value === null ? value : Number(value),
            ]),
          ),
        ),
    transaction: work => {
      database.exec("savepoint work")
      try {
        const result = work()
        database.exec("release work")
        return result
      } catch (error) {
        database.exec("rollback to work; release work")
        throw error
      }
    },
  }
}
