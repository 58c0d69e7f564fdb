import type { Command } from "../../protocol/command.ts"
import type { Conversation } from "../../protocol/conversation.ts"
import { isStaff } from "../../protocol/person.ts"
import { type Act, choose } from "./act.ts"
import type { Play } from "./play.ts"
import type { SimulatedClient } from "./simulated-client.ts"
import { idOf } from "./words.ts"

export interface Deed {
  /** How often it is drawn, beside the others. */
  weight: number
  /** True when it could be done. */
  done(play: Play, client: SimulatedClient, act: Act): boolean
}

type Move = (client: SimulatedClient, at: { act: Act; conversationId: string }) => Command
type IsAbout = (one: Conversation, client: SimulatedClient) => boolean

/** Something that is posted to a conversation which the page knows; to one of those that it is about, most of the time. */
export const posting = (weight: number, move: Move, isAbout: IsAbout = () => true): Deed => ({
  weight,
  done: (play, client, act) => {
    const known = [...client.state.conversations.values()]
    const about = known.filter(one => isAbout(one, client))
    const conversationId = choose(about.length > 0 || act.n % 4 !== 0 ? about : known, act.pick)?.id
    if (conversationId === undefined) return false
    play.post(client, { id: idOf(act), conversationId, command: move(client, { act, conversationId }) })
    return true
  },
})

/** The same for what only staff may do: one of them does it most of the time, and else whoever it is tries. */
export const ofStaff = (deed: Deed): Deed => mostlyBy(deed, ({ viewer }) => isStaff(viewer))

/** Done by somebody who can, most of the time. */
export function mostlyBy({ weight, done }: Deed, can: (client: SimulatedClient) => boolean): Deed {
  return {
    weight,
    done: (play, client, act) => {
      const able = play.clients.filter(one => one.tenant === client.tenant && !one.isFrozen && can(one))
      return done(play, (act.n % 6 !== 0 && choose(able, act.amount)) || client, act)
    },
  }
}
