import { runInDurableObject } from "cloudflare:test"
import { env } from "cloudflare:workers"
import type { Command } from "../../../protocol/command.ts"
import { type DownFrame, parseFrames } from "../../../protocol/down.ts"
import type { EntryBody } from "../../../protocol/entry.ts"
import type { Viewer } from "../../../protocol/person.ts"
import type { Notice } from "../../courier/job.ts"
import { come, go } from "../come-and-go.ts"
import { createCore } from "../core.ts"
import { durableSql } from "../durable-sql.ts"
import { ring } from "../ring.ts"
import type { Socket } from "../sockets.ts"

export type Quiet = ReturnType<typeof quietCore>

/** An organization over real storage whose clock, alarm and sockets are in the test's hands. */
export async function inQuiet(work: (quiet: Quiet) => void | Promise<void>): Promise<void> {
  const stub = env.ORGANIZATION.get(env.ORGANIZATION.idFromName(crypto.randomUUID()))
  await runInDurableObject(stub, (_organization, { storage }) => work(quietCore(storage)))
}

function quietCore(storage: DurableObjectStorage) {
  let now = Date.UTC(2026, 10, 2, 9)
  let alarmAt: number | null = null
  const pages = new Set<Socket>()
  const told: Notice[] = []
  let courierAnswers = (done: (taken: boolean) => void): void => done(true)
  const of = (userId: string) => [...pages].filter(({ session }) => session.viewer.userId === userId)
  const start = () =>
    createCore({
      organizationId: crypto.randomUUID(),
      sql: durableSql(storage),
      clock: { now: () => now, newId: () => crypto.randomUUID() },
      alarm: { wakeBy: at => (alarmAt = Math.min(alarmAt ?? at, at)) },
      sockets: {
        all: () => pages,
        staff: () => [...pages].filter(({ session }) => session.viewer.role !== null),
        of,
      },
      soon: () => {},
      courier: {
        tell: (notices, done) => {
          told.push(...notices)
          courierAnswers(done)
        },
      },
      turns: { begin: () => {}, cancel: () => {} },
      report: error => {
        throw error
      },
    })
  let core = start()
  return {
    core: () => core,
    now: () => now,
    alarmAt: () => alarmAt,
    /** What the courier was told, and how it answers from now on. */
    told,
    courier: (answers: typeof courierAnswers) => {
      courierAnswers = answers
    },
    /** Memory, sockets and the alarm are lost; what is stored is not. */
    crash: () => {
      pages.clear()
      alarmAt = null
      core = start()
    },
    /** Time passes, and the alarm rings whenever it is set for. */
    pass: (ms: number) => {
      const until = now + ms
      while (alarmAt !== null && alarmAt <= until) {
        now = Math.max(now, alarmAt)
        alarmAt = null
        ring(core)
      }
      now = until
    },
    /** Somebody opens a page, which pings until it is closed, or falls silent. */
    open: (viewer: Viewer) => {
      const { socket, heard, fallSilent } = page(viewer, () => now)
      pages.add(socket)
      come(core, socket)
      const close = () => {
        go(core, socket)
        pages.delete(socket)
      }
      return { heard, fallSilent, close }
    },
    does: (viewer: Viewer, conversationId: string, command: Command) =>
      core.commands.execute(viewer, { id: crypto.randomUUID(), conversationId, command }),
    bodies: (conversationId: string): EntryBody[] =>
      core.stream.newestOf(conversationId, 1_000).map(({ body }) => body),
    state: (conversationId: string) => core.conversations.get(conversationId)?.state,
  }
}

function page(viewer: Viewer, now: () => number) {
  const heard: DownFrame[] = []
  let silentAt: number | null = null
  const session: Socket["session"] = {
    ...{ viewer, sessionId: "s", expiresAt: Number.MAX_SAFE_INTEGER, openedAt: now() },
    ...{ strikes: 0, watching: null, reader: { state: "live" as const } },
  }
  const socket: Socket = {
    session,
    update: changes => void Object.assign(session, changes),
    send: text => void heard.push(...parseFrames(text)),
    close: () => {},
    lastHeardAt: () => silentAt ?? now(),
    framesSent: 0,
    framesAcknowledged: 0,
  }
  return { socket, heard, fallSilent: () => (silentAt = now()) }
}
