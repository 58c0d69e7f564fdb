import type { Operation } from "../../protocol/command.ts"
import type { Act, Schedule } from "./act.ts"
import type { Backup } from "./backup.ts"
import { deeds } from "./deeds.ts"
import { faults } from "./faults.ts"
import { makePeace } from "./peace.ts"
import { openPages } from "./people.ts"
import type { SimulatedClient } from "./simulated-client.ts"
import { tighten } from "./tight-limits.ts"
import { newWorld, type Tenant, type World } from "./world.ts"

/** A schedule being played: the world, the pages in it, and what fate has put by. */
export class Play {
  readonly world: World
  readonly clients: SimulatedClient[]
  readonly backups = new Map<Tenant, Backup>()
  #schedule: Schedule

  constructor(schedule: Schedule, trace: World["trace"]) {
    this.#schedule = schedule
    this.world = newWorld(schedule, trace)
    this.clients = openPages(this.world)
  }

  /** Everything happens, then peace comes and everybody looks at everything; `judge` sees how it ends. */
  async through(judge: () => void): Promise<void> {
    const loosen = this.#schedule.limits === "tight" ? tighten() : () => {}
    try {
      for (const act of this.#schedule.acts) {
        this.#perform(act)
        await this.world.timeline.pass(act.thenMs)
      }
      await makePeace(this, loosen)
      judge()
    } finally {
      loosen()
      for (const { host } of this.world.tenants) host.end()
    }
  }

  /** A person does something on their page. */
  post(client: SimulatedClient, operation: Operation): void {
    this.world.asked.set(operation.id, operation.command.type)
    client.tenant.observed.posted.push({ client: client.name, userId: client.userId, operation })
    client.happens({ type: "posted", operation })
  }

  /** Every conversation that somebody wanted to begin in an organization. */
  conversationsOf(tenant: 0 | 1): string[] {
    const { posted } = this.world.tenants[tenant].observed
    return posted.filter(({ operation }) => operation.command.type === "start").map(one => one.operation.conversationId)
  }

  #perform(act: Act): void {
    const { fired, trace, timeline } = this.world
    const client = this.clients[act.who]
    if (client === undefined) throw new Error(`There is no page ${act.who}`)
    trace?.(`${timeline.now} ${client.name}: ${act.what}`)
    const deed = deeds[act.what]
    const fault = faults[act.what]
    // On a page that does not run nobody can do anything.
    const happened = deed ? !client.isFrozen && deed.done(this, client, act) : fault?.strikes(this, client, act)
    if (happened === undefined) throw new Error(`Nobody knows what "${act.what}" is`)
    if (happened) fired.count(act.what)
  }
}
