import type { Alarm, Clock } from "../org/ports.ts"
import type { GenerateEvent } from "./generate-event.ts"
import type { Finish, Job, Piece, PieceTaken } from "./job.ts"
import type { KeptTurn } from "./kept-turn.ts"

/** What a turn needs from the world: narrow enough that a simulator can stand in for the runtime, the model and the organization. */
export interface TurnPorts {
  kept: { read(): KeptTurn | null; write(kept: KeptTurn): void }
  clock: Pick<Clock, "now">
  alarm: Alarm
  /** Lets time pass; ends at once when the signal is aborted. Never fails. */
  pause(ms: number, signal: AbortSignal): Promise<void>
  /** The organization's object. It may be restarting, answer late or not at all. */
  organization(place: Pick<Job, "organizationId" | "region">): {
    draft(piece: Piece): Promise<PieceTaken>
    /** An answer of any kind means that it knows. */
    finish(finish: Finish): Promise<unknown>
  }
  /**
   * Reads the knowledge and runs the model. Leaves off when the signal is aborted, and need not. `paceMs`: how far apart pieces
   * are told at the moment; what is written in between may come in one event.
   */
  generate(job: Job, run: { signal: AbortSignal; paceMs(): number }): AsyncIterable<GenerateEvent>
  /** Something that must not happen has: said where people look. */
  report(error: unknown): void
}
