import { runInDurableObject } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { limits } from "../../../protocol/limits.ts"
import { type NewDevice, type NotificationSettings, notificationDefaults } from "../../../protocol/notification.ts"
import type { Env } from "../../env.ts"
import { durableSql } from "../../org/durable-sql.ts"
import type { Directory } from "../directory.ts"
import type { Letter, Notice, PushMessage, StaffNotice } from "../job.ts"
import { Jobs } from "../jobs.ts"
import { Rounds } from "../rounds.ts"
import type { Pushed } from "../send-push.ts"

const testEnv = env as unknown as Env

/** Somebody on the staff of this errand's organization. */
export interface Staff {
  userId: string
  settings?: NotificationSettings
  devices?: string[]
}

/** A courier with nothing but its rules real: what it sends arrives here, at a clock that moves when it is told to. */
export async function errand<T>(
  staff: Staff[],
  act: (courier: Errand) => Promise<T>,
  options: { hasPush?: boolean } = {},
): Promise<T> {
  const stub = testEnv.COURIER.get(testEnv.COURIER.idFromName(crypto.randomUUID()))
  return runInDurableObject(stub, (_, { storage }) => act(new Errand(storage, staff, options)))
}

export class Errand {
  now = 1_000_000
  wakeAt: number | null = null
  /** What the mail server and the push service say next; nothing in it is "taken". */
  mailFails: Error[] = []
  pushSays: Pushed[] = []
  readonly mails: Letter[] = []
  readonly pushes: { endpoint: string; message: PushMessage }[] = []
  readonly said: string[] = []
  readonly stopped = new Set<string>()
  readonly addresses = new Map<string, string>()
  readonly jobs: Jobs
  readonly #storage: DurableObjectStorage
  readonly #devices: { id: string; userId: string }[]
  readonly #staff: Staff[]
  readonly #hasPush: boolean
  rounds: Rounds

  constructor(storage: DurableObjectStorage, staff: Staff[], { hasPush = true }: { hasPush?: boolean }) {
    this.#storage = storage
    this.#staff = staff
    this.#hasPush = hasPush
    this.#devices = staff.flatMap(({ userId, devices = [] }) => devices.map(id => ({ id, userId })))
    this.jobs = new Jobs(durableSql(storage))
    this.rounds = this.restarted()
  }

  /** The object with its memory lost. */
  restarted(): Rounds {
    this.wakeAt = null
    this.rounds = new Rounds({
      jobs: this.jobs,
      clock: { now: () => this.now, newId: () => crypto.randomUUID() },
      alarm: {
        wakeBy: at => {
          this.wakeAt = Math.min(at, this.wakeAt ?? at)
        },
      },
      transaction: work => durableSql(this.#storage).transaction(work),
      addressing: {
        organizationId: crypto.randomUUID(),
        origin: "https://chat.example.com",
        directory: this.#directory(),
        signLink: async ({ to }) => `signed-${to}`,
      },
      mail: async letter => {
        const failure = this.mailFails.shift()
        if (failure) throw failure
        this.mails.push(letter)
      },
      push: this.#hasPush ? (device, message) => this.#push(device, message) : null,
      report: sentence => void this.said.push(sentence),
    })
    return this.rounds
  }

  /** Sleeps until the alarm and goes a round, until nothing is left to do. */
  async finish(): Promise<void> {
    while (this.wakeAt !== null) {
      this.now = Math.max(this.now, this.wakeAt)
      this.wakeAt = null
      await this.rounds.run()
    }
  }

  async #push({ endpoint }: NewDevice, message: PushMessage): Promise<Pushed> {
    const said = this.pushSays.shift() ?? { is: "taken" }
    if (said.is === "taken") this.pushes.push({ endpoint, message })
    return said
  }

  #directory(): Directory {
    return {
      organization: async () => ({ name: "Harbour", slug: "harbour" }),
      recipients: async named =>
        this.#staff
          .filter(({ userId }) => named === null || named.includes(userId))
          .map(({ userId, settings = notificationDefaults }) => ({
            userId,
            name: "Maya",
            address: `${userId}@example.com`,
            settings,
          })),
      devicesOf: async userIds => this.#devices.filter(({ userId }) => userIds.includes(userId)),
      device: async id =>
        this.#devices.some(one => one.id === id) ? { endpoint: id, keys: { p256dh: "", auth: "" } } : null,
      forgetDevice: async id => {
        this.#devices.splice(
          this.#devices.findIndex(one => one.id === id),
          1,
        )
      },
      addressOf: async userId => this.addresses.get(userId) ?? null,
      isStopped: async address => this.stopped.has(address),
    }
  }
}

export const conversationId = "7b0d3b1e-6d5b-4a43-9c5c-0d0f2f8f4a10"

export const staffNotice = (more: Partial<StaffNotice> = {}): Notice => ({
  to: "staff",
  id: crypto.randomUUID(),
  concern: "mention",
  conversationId,
  customerName: "Clara",
  by: { id: null, name: "Ben" },
  text: "Can you look at this?",
  for: null,
  here: [],
  ...more,
})

export const hoursMs = (hours: number): number => hours * 3_600_000
export const triesMax = limits.courierTriesMax
