import type { Command } from "../../protocol/command.ts"
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

/** Something that is posted to a conversation which the page knows. */
export const posting = (weight: number, move: Move): Deed => ({
  weight,
  done: (play, client, act) => {
    const conversationId = choose([...client.state.conversations.ids()], act.pick)
    if (conversationId === undefined) return false
    play.post(client, { id: idOf(act), conversationId, command: move(client, { act, conversationId }) })
    return true
  },
})
