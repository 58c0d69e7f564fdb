import type { Clock } from "../../worker/org/ports.ts"
import { WakeAlarm as Shipped } from "../../worker/org/wake-alarm.ts"
import { count } from "./row-counts.ts"

/** In place of worker/org/wake-alarm.ts: setting an alarm is billed as a row, which no cursor tells. */
export class WakeAlarm extends Shipped {
  constructor(storage: DurableObjectStorage, clock: Clock) {
    const setAlarm = (at: number) => {
      count({ read: 0, written: 1 }, "archive")
      return storage.setAlarm(at)
    }
    super({ setAlarm }, clock)
  }
}
