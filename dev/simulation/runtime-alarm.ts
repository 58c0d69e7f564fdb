import type { Crash } from "./object-host.ts"
import type { Timeline } from "./timeline.ts"

export type AlarmFault = "alarm lost" | "alarm late" | "alarm twice"

const retryMs = 2_000

/** The one alarm that the runtime keeps for an object. It can be lost, ring late, or ring twice. */
export class RuntimeAlarm {
  ring: () => void = () => {}
  /** What happens to the next alarm that is set. */
  fault: AlarmFault | null = null
  onFault: (fault: AlarmFault) => void = () => {}
  /** What happens to the object in the middle of the next ring. */
  breaks: Crash | null = null
  onBreak: (how: Crash) => void = () => {}
  #timeline: Timeline
  #now: () => number
  #cancel: () => void = () => {}
  constructor(timeline: Timeline, now: () => number) {
    this.#timeline = timeline
    this.#now = now
  }

  /** How the object breaks in this ring. What breaks is rung again a little later, by the runtime. */
  breaksNow(): "none" | Crash {
    const how = this.breaks ?? "none"
    this.breaks = null
    if (how === "none") return how
    this.onBreak(how)
    this.#timeline.after(retryMs, () => this.ring())
    return how
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
