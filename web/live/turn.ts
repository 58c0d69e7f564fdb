import type { UpFrame } from "../../protocol/up.ts"
import type { Effect, LiveEvent } from "./event.ts"
import type { OrganizationState } from "./state.ts"

/** One step being made: the state so far and what has to be done. Lives no longer than the step. */
export class Turn {
  state: OrganizationState
  readonly effects: Effect[] = []
  readonly now: number
  readonly random: number

  constructor(state: OrganizationState, { now, random }: Pick<LiveEvent, "now" | "random">) {
    this.state = state
    this.now = now
    this.random = random
  }

  set(change: Partial<OrganizationState>): void {
    this.state = { ...this.state, ...change }
  }

  do(effect: Effect): void {
    this.effects.push(effect)
  }

  /** Says something to the organization if it listens; true when it was said. */
  say(frame: UpFrame): boolean {
    const { connection } = this.state
    if (connection.status !== "live" && connection.status !== "catching_up") return false
    this.do({ type: "send", socket: connection.socket, frame })
    return true
  }
}

/** Greeted and heard: operations and questions make sense. */
export const isLive = ({ connection }: OrganizationState): boolean =>
  connection.status === "live" || connection.status === "catching_up"
