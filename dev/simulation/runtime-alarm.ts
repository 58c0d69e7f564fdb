import type { Timeline } from "./timeline.ts"

export type AlarmFault = "alarm lost" | "alarm late" | "alarm twice"

/** The one alarm that the runtime keeps for an object. It can be lost, ring late, or ring twice. */
export class RuntimeAlarm {
  ring: () => void = () => {}
  /** What happens to the next alarm that is set. */
  fault: AlarmFault | null = null
  onFault: (fault: AlarmFault) => void = () => {}
  #timeline: Timeline
  #now: () => number
  #cancel: () => void = () => {}
  constructor(timeline: Timeline, now: () => number) {
    this.#timeline = timeline
    this.#now = now
  }

  /** Whatever was set is not there any more. */
  lose(): void {
    this.#cancel()
  }

  async setAlarm(at: number): Promise<void> {
    const fault = this.fault
    this.fault = null
    if (fault !== null) this.onFault(fault)
    this.#cancel()
    const inMs = Math.max(0, at - this.#now())
    if (fault === "alarm lost") return
    if (fault === "alarm twice") this.#timeline.after(inMs + 1, () => this.ring())
    this.#cancel = this.#timeline.after(inMs + (fault === "alarm late" ? 5_000 : 0), () => this.ring())
  }
}
