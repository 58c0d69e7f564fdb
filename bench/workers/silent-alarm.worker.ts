import { WakeAlarm as Shipped } from "../../worker/org/wake-alarm.ts"

/** In place of worker/org/wake-alarm.ts: the archive waits until it is told to run, so that all it has to do is there at once. */
export class WakeAlarm extends Shipped {
  override wakeBy(): void {}
}
