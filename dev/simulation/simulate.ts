import type { Command } from "../../protocol/command.ts"
import type { StoredEntry } from "../../protocol/entry.ts"
import type { Viewer } from "../../protocol/person.ts"
import { checkArchive, checkLog, checkView, Observed } from "./history.ts"
import { ObjectHost } from "./object-host.ts"
import { PostgresInMemory } from "./postgres-in-memory.ts"
import { Dice } from "./random.ts"
import { patienceMs, SimulatedClient, type World } from "./simulated-client.ts"
import { Timeline } from "./timeline.ts"

export interface Outcome {
  seed: number
  violations: string[]
  entries: number
  accepted: number
  faults: Record<string, number>
}

/** One schedule: people talk while everything goes wrong that can; then peace, and what all of them see is held against the log. */
export async function simulate(seed: number, { acts = 60 } = {}): Promise<Outcome> {
  const dice = new Dice(seed)
  const timeline = new Timeline()
  const postgres = new PostgresInMemory(timeline, dice)
  const host = new ObjectHost(timeline, dice, postgres)
  const world: World = { timeline, dice, host, postgres, observed: new Observed(), faults: { crash: 0, fetch: 0 } }
  const play = new Play(world)
  host.alarmFaults = 0.1
  postgres.faults = 0.1
  world.faults.crash = 0.02
  world.faults.fetch = 0.1
  for (let act = 0; act < acts; act += 1) {
    play.act()
    await timeline.pass(dice.below(dice.chance(0.05) ? 40_000 : 300))
  }
  play.makePeace()
  await timeline.pass(patienceMs * 3)
  play.openEverything()
  await timeline.pass(patienceMs * 2)
  return { seed, ...play.judge() }
}

const person = (n: number, name: string, role: Viewer["role"]): Viewer => ({
  userId: `00000000-0000-4000-9000-${String(n).padStart(12, "0")}`,
  name,
  isGuest: false,
  role,
})

class Play {
  #world: World
  #clients: SimulatedClient[]
  #operations = 0
  #backup: ReturnType<ObjectHost["backup"]> | null = null
  #faults: Record<string, number> = {}

  constructor(world: World) {
    this.#world = world
    const shared = new Map()
    const lena = person(1, "Lena", null)
    const page = (name: string, viewer: Viewer, storage = new Map()) =>
      new SimulatedClient(world, { name, viewer, storage })
    this.#clients = [
      page("lena's phone", lena, shared),
      page("lena's laptop", lena),
      page("mats", person(2, "Mats", null)),
      page("ines", person(3, "Ines", "agent")),
      page("tom", person(4, "Tom", "admin")),
    ]
  }

  act(): void {
    const { dice } = this.#world
    if (dice.chance(0.3)) this.#goWrong()
    else this.#doSomething(dice.pick(this.#clients))
  }

  #doSomething(client: SimulatedClient): void {
    const { dice } = this.#world
    const staff = client.viewer.role !== null
    const known = Object.keys(client.state.conversations)
    if (known.length === 0 || (!staff && dice.chance(0.15))) {
      if (!staff) this.#post(client, this.#newId(), { type: "start", text: this.#text(client) })
      return
    }
    const conversationId = dice.pick(known)
    const deeds: (() => void)[] = [
      () => this.#post(client, conversationId, { type: "send", text: this.#text(client) }),
      () => this.#post(client, conversationId, { type: "send", text: this.#text(client) }),
      () => this.#post(client, conversationId, { type: "escalate", reason: "Please" }),
      () => client.happens({ type: "thread_wanted", conversationId }),
      () => client.happens({ type: "older_wanted", conversationId }),
      () => client.happens({ type: "watched", conversationId }),
      () => client.happens({ type: "typed", conversationId, on: dice.chance(0.5) }),
      () => client.happens({ type: "visible_changed", visible: dice.chance(0.7) }),
      ...(staff
        ? [
            () => this.#post(client, conversationId, { type: "note", text: "secret" }),
            () => this.#post(client, conversationId, { type: "claim" }),
            () =>
              this.#post(client, conversationId, { type: "release", to: dice.pick(["queue", "assistant"] as const) }),
            () => this.#post(client, conversationId, { type: "resolve" }),
            () => this.#post(client, conversationId, { type: "reopen" }),
            () =>
              client.happens({
                type: "list_wanted",
                queue: dice.pick(["all", "waiting", "mine", "resolved"] as const),
              }),
          ]
        : [() => this.#post(client, conversationId, { type: "cancel" })]),
    ]
    dice.pick(deeds)()
  }

  #goWrong(): void {
    const { dice, host, postgres, timeline, observed } = this.#world
    const index = dice.below(this.#clients.length)
    const client = this.#clients[index]
    if (!client) return
    const faults: Record<string, () => void> = {
      cut: () => client.cut({ halfOpen: false }),
      "half-open": () => client.cut({ halfOpen: true }),
      reload: () => {
        this.#clients[index] = client.reload()
      },
      eviction: () => host.evict(),
      deploy: () => host.crash(),
      "clock jump": () => {
        host.clockOffsetMs += dice.below(120_000) - 60_000
      },
      "postgres down": () => {
        postgres.down = true
        timeline.after(dice.below(20_000), () => {
          postgres.down = false
        })
      },
      // Not after a restore: then Postgres is the witness of what was undone.
      "postgres wiped": () => {
        if (!observed.restored) postgres.wipe()
      },
      backup: () => {
        this.#backup = host.backup()
      },
      restore: () => {
        const isArchived = postgres.checkpoint?.seq === host.core.stream.head()
        if (this.#backup === null || !isArchived) return
        observed.restored = true
        host.restore(this.#backup)
      },
    }
    const name = dice.pick(Object.keys(faults))
    this.#faults[name] = (this.#faults[name] ?? 0) + 1
    faults[name]?.()
  }

  makePeace(): void {
    const { host, postgres, faults } = this.#world
    faults.crash = 0
    faults.fetch = 0
    host.alarmFaults = 0
    postgres.faults = 0
    postgres.down = false
    for (const client of this.#clients) client.happens({ type: "visible_changed", visible: true })
  }

  /** Everybody looks at everything, and somebody asks for a list that Postgres serves. */
  openEverything(): void {
    this.#world.host.settle()
    for (const client of this.#clients) {
      for (const conversationId of Object.keys(client.state.conversations)) {
        client.happens({ type: "thread_wanted", conversationId })
      }
    }
  }

  judge(): Omit<Outcome, "seed"> {
    const { host, observed, postgres } = this.#world
    const rows = host.database.prepare("select data from entry order by seq").all()
    const log = rows.map(row => JSON.parse(String(row.data)) as StoredEntry)
    const violations = [
      ...observed.violations,
      ...checkLog({ log, observed }),
      ...this.#clients.flatMap(({ name, viewer, state }) => checkView(name, viewer, state, log)),
      ...checkArchive(log, postgres.entries, postgres.conversations),
    ]
    return { violations, entries: log.length, accepted: observed.accepted.size, faults: this.#faults }
  }

  #post(client: SimulatedClient, conversationId: string, command: Command): void {
    const operation = { id: this.#newId(), conversationId, command }
    this.#world.observed.posted.push({ client: client.name, operation })
    client.happens({ type: "posted", operation })
  }

  #text(client: SimulatedClient): string {
    const { role, userId } = client.viewer
    return role === null ? `${this.#operations} owned by ${userId}` : `${this.#operations} from staff`
  }

  #newId(): string {
    this.#operations += 1
    return `00000000-0000-4000-a000-${String(this.#operations).padStart(12, "0")}`
  }
}
