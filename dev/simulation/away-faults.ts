import { isStaff } from "../../protocol/person.ts"
import { choose } from "./act.ts"
import type { Fault } from "./faults.ts"
import type { Play } from "./play.ts"
import type { SimulatedClient } from "./simulated-client.ts"

/** Longer than an organization of the simulation waits for who has gone (desk-faults.ts). */
const awayMs = 75_000

/** Who has a conversation, and could leave it. */
function holders({ clients }: Play, { tenant }: SimulatedClient): SimulatedClient[] {
  return clients.filter(one => {
    const has = [...one.state.conversations.values()].some(
      ({ state }) => state.status === "claimed" && state.agent.id === one.userId,
    )
    return one.tenant === tenant && isStaff(one.viewer) && !one.isFrozen && has
  })
}

export const awayFaults: Record<string, Fault> = {
  /** The next act comes when they could be missed (schedule.ts). */
  "staff go home": {
    weight: 1.5,
    strikes: (play, client, { pick, amount }) => {
      const who = choose(holders(play, client), pick)
      // Their computer goes to sleep, and the line with it.
      who?.cut({ halfOpen: false })
      who?.freeze(awayMs + amount * 20_000)
      return who !== undefined
    },
    also: ["given back by who has gone"],
  },
}

/** What takes as long as this does goes on while it happens. */
export const passesMs: Readonly<Record<string, number>> = { "staff go home": awayMs }
