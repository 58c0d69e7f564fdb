import type { DownFrame, Teammate } from "../../protocol/down.ts"
import type { Agents } from "./agents.ts"
import type { Hub } from "./hub.ts"
import { type Socket, say } from "./sockets.ts"

type TeamFrame = Extract<DownFrame, { type: "team" }>

/** Tells staff who works here, who of them is here, and who takes what is assigned automatically. */
export class Team {
  #agents: Agents
  #hub: Hub
  /** What was told last. Nobody is told the same again, except by an object that has started anew. */
  #told = ""
  constructor({ agents, hub }: { agents: Agents; hub: Hub }) {
    this.#agents = agents
    this.#hub = hub
  }

  /** `closing`: a page that is here no more. */
  all(closing?: Socket): Teammate[] {
    return this.#agents
      .all(closing)
      .map(({ id, name, isHere, isAvailable }) => ({ id, name, isOnline: isHere, isAvailable }))
  }

  tell(closing?: Socket): void {
    const frame: TeamFrame = { type: "team", team: this.all(closing) }
    const told = JSON.stringify(frame)
    if (told === this.#told) return
    this.#told = told
    this.#hub.signal(frame, {})
  }

  /** Somebody has just come, and has been told nothing yet. */
  greet(socket: Socket): void {
    say(socket, { type: "team", team: this.all() })
    this.tell()
  }
}
