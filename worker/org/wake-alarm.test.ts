import { expect, test, vi } from "vitest"
import { WakeAlarm } from "./wake-alarm.ts"

/** An alarm whose storage remembers what it was set for, at a time that stands still. */
function alarmAt(now: number) {
  const set: number[] = []
  const setAlarm = async (at: number) => void set.push(at)
  return { set, alarm: new WakeAlarm({ setAlarm }, { now: () => now, newId: () => "" }) }
}

test("it is set again only for an earlier time, or after it has rung", () => {
  const { set, alarm } = alarmAt(1_000)
  for (const at of [5_000, 6_000, 4_000]) alarm.wakeBy(at)
  expect(set).toEqual([5_000, 4_000])
  alarm.rang()
  alarm.wakeBy(6_000)
  expect(set).toEqual([5_000, 4_000, 6_000])
})

test("while it attends to work that takes its time, it makes way for what is due", async () => {
  vi.useFakeTimers()
  try {
    const { alarm } = alarmAt(1_000)
    let isOver = false
    const attended = alarm.attend(new Promise(() => {})).then(() => {
      isOver = true
    })
    alarm.wakeBy(90_000)
    alarm.wakeBy(3_000)
    await vi.advanceTimersByTimeAsync(1_999)
    expect(isOver).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(isOver).toBe(true)
    await attended
  } finally {
    vi.useRealTimers()
  }
})

test("it attends to work until its end, however long, when nothing is due before", async () => {
  const { alarm } = alarmAt(1_000)
  const { promise, resolve } = Promise.withResolvers<void>()
  alarm.wakeBy(10_000_000_000)
  const attended = alarm.attend(promise)
  resolve()
  await attended
})
