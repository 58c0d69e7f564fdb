import type { DownFrame, Teammate } from "../../protocol/down.ts"
import type { Agents } from "./agents.ts"
import type { Hub } from "./hub.ts"
import { type Socket, say } from "./sockets.ts"

/** Tells staff who works here, who of them is here, and who takes what is assigned automatically. */
export class Team {
  #agents: Agents
  #hub: Hub
  /** What was told last of each. Nobody is told the same again, except by an object that has started anew and does not know. */
  #told: Map<string, string> | null = null
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

  /** To everybody, what is new. */
  tell(closing?: Socket): void {
    for (const frame of this.#news(closing)) this.#hub.signal(frame, {})
  }

  /** Somebody has just come, and has been told nothing yet. */
  greet(socket: Socket): void {
    for (const frame of this.#news()) this.#hub.signal(frame, { except: one => one === socket })
    this.show(socket)
  }

  /** To one page, how it stands. */
  show(socket: Socket): void {
    say(socket, { type: "team", team: this.all() })
  }

  /**
   * One of them alone is told alone: when a thousand come back after a deploy, each is news to all the others, and the whole team
   * would be told a thousand times to a thousand.
   */
  #news(closing?: Socket): DownFrame[] {
    const team = this.all(closing)
    const before = this.#told
    this.#told = new Map(team.map(one => [one.id, JSON.stringify(one)]))
    const whole: DownFrame = { type: "team", team }
    if (before === null) return [whole]
    const stays = team.filter(({ id }) => before.has(id)).length === before.size
    const [first, second] = team.filter(({ id }) => before.get(id) !== this.#told?.get(id))
    if (!stays || second !== undefined) return [whole]
    return first === undefined ? [] : [{ type: "teammate", teammate: first }]
  }
}
