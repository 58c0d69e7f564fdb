import type { Act } from "./act.ts"
import { awayFaults } from "./away-faults.ts"
import { backup } from "./backup.ts"
import { courierFaults } from "./courier-faults.ts"
import { deskFaults } from "./desk-faults.ts"
import type { Cut } from "./line.ts"
import type { Crash } from "./object-host.ts"
import type { Play } from "./play.ts"
import { type Course, postOverRest } from "./post-over-rest.ts"
import type { ArchiveFault } from "./postgres-in-memory.ts"
import { rightsFaults } from "./rights-faults.ts"
import { rogueFaults } from "./rogue-faults.ts"
import type { AlarmFault } from "./runtime-alarm.ts"
import type { SimulatedClient } from "./simulated-client.ts"
import { turnFaults } from "./turn-faults.ts"

export interface Fault {
  /** How often it is drawn, beside the others. */
  weight: number
  /** True when it has happened; what is only laid down here counts itself when it does. */
  strikes(play: Play, client: SimulatedClient, act: Act): boolean
  /** What else it brings about, that a run has to have seen. */
  also?: string[]
}

const cutAt = (side: Cut["side"], way: Cut["way"]): Fault => ({
  weight: 2,
  strikes: (_play, client, { amount }) => {
    client.cutAt = { side, way, inFrames: 1 + Math.floor(amount * 8) }
    return false
  },
})

const crash = (how: Crash): Fault => ({
  weight: 3,
  strikes: (_play, { tenant }, { amount }) => {
    tenant.crash = { how, inFrames: 1 + Math.floor(amount * 4) }
    return false
  },
})

const alarm = (fault: AlarmFault): Fault => ({
  weight: 1,
  strikes: (_play, { tenant }) => {
    tenant.host.alarm.fault = fault
    return false
  },
})

/** The object breaks in the middle of what it does when its alarm rings. */
const breaks = (how: Crash): Fault => ({
  weight: 1.5,
  strikes: (_play, { tenant }) => {
    tenant.host.alarm.breaks = how
    return false
  },
})

const archive = (fault: ArchiveFault): Fault => ({
  weight: 1.5,
  strikes: (_play, { tenant }) => {
    tenant.postgres.faults.push(fault)
    return false
  },
})

const overRest = (course: Course): Fault => ({
  weight: 1.5,
  strikes: (_play, client, act) => !client.isFrozen && postOverRest(client, act, course),
})

/** Everything that goes wrong. */
export const faults: Record<string, Fault> = {
  "line cut": { weight: 6, strikes: (_play, client) => client.cut({ halfOpen: false }) },
  "line half-open": { weight: 4, strikes: (_play, client) => client.cut({ halfOpen: true }) },
  "cut before a frame up": cutAt("before", "up"),
  "cut after a frame up": cutAt("after", "up"),
  "cut before a frame down": cutAt("before", "down"),
  "cut after a frame down": cutAt("after", "down"),
  reload: {
    weight: 4,
    strikes: (_play, client) => {
      client.reload()
      return true
    },
  },
  "reader stalls": {
    weight: 5,
    strikes: (_play, client, { amount }) => {
      client.freeze(500 + amount * 15_000)
      return true
    },
  },
  "read fails": {
    weight: 4,
    strikes: (_play, client, { amount }) => {
      client.readsToFail = 1 + Math.floor(amount * 3)
      return false
    },
  },
  eviction: {
    weight: 6,
    strikes: (_play, { tenant: { host } }) => {
      if (!host.isResting) return false
      host.evict()
      return true
    },
  },
  deploy: {
    weight: 2,
    strikes: ({ world }) => {
      for (const { host } of world.tenants) host.crash()
      return true
    },
  },
  "crash before commit": crash("crash before commit"),
  "crash after commit": crash("crash after commit"),
  "clock jumps": {
    weight: 2,
    strikes: (_play, { tenant }, { amount }) => {
      tenant.host.clockOffsetMs += Math.floor(amount * 120_000) - 60_000
      return true
    },
  },
  "alarm lost": alarm("alarm lost"),
  "alarm late": alarm("alarm late"),
  "alarm twice": alarm("alarm twice"),
  "crash before commit in the alarm": breaks("crash before commit"),
  "crash after commit in the alarm": breaks("crash after commit"),
  "postgres down": {
    weight: 2,
    strikes: ({ world: { tenants, timeline } }, _client, { amount }) => {
      for (const { postgres } of tenants) postgres.down = true
      timeline.after(amount * 20_000, () => {
        for (const { postgres } of tenants) postgres.down = false
      })
      return true
    },
  },
  "postgres wiped": {
    weight: 3,
    // Not after a restore: then Postgres is the witness of what was undone.
    strikes: (_play, { tenant: { observed, postgres } }) => {
      if (!observed.restored) postgres.wipe()
      return !observed.restored
    },
  },
  "archive call lost": archive("archive call lost"),
  "archive answer lost": archive("archive answer lost"),
  "archive timeout": archive("archive timeout"),
  "archive write after timeout": archive("archive write after timeout"),
  backup: {
    weight: 2,
    strikes: ({ backups }, { tenant }) => {
      backups.set(tenant, backup(tenant.host.database))
      return true
    },
  },
  restore: {
    weight: 2,
    strikes: ({ backups }, { tenant }) => {
      const { host, postgres, observed } = tenant
      const kept = backups.get(tenant)
      const isArchived = postgres.checkpoint?.seq === host.core.stream.head()
      if (kept === undefined || !isArchived) return false
      observed.restore()
      host.restore(kept)
      return true
    },
  },
  "rest request lost": overRest("rest request lost"),
  "rest answer lost": overRest("rest answer lost"),
  "rest breaks before commit": overRest("rest breaks before commit"),
  "rest breaks after commit": overRest("rest breaks after commit"),
  "older page": {
    weight: 2,
    strikes: (_play, client) => {
      client.protocol -= 1
      return client.cut({ halfOpen: false })
    },
    also: ["unknown frame left out"],
  },
  "page of tomorrow": {
    weight: 1,
    strikes: (_play, client) => {
      client.protocol += 1
      return client.cut({ halfOpen: false })
    },
  },
  ...turnFaults,
  ...courierFaults,
  ...deskFaults,
  ...awayFaults,
  ...rightsFaults,
  ...rogueFaults,
}
