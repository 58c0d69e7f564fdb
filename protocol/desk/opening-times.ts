import { z } from "zod"
import { isTimeZone } from "../clocks/time-zone.ts"
import { limits } from "../limits.ts"

/** When an organization is open: by the wall clock of its zone, on weekdays, holidays (`2026-12-25`) aside. */
export interface OpeningTimes {
  timeZone: string
  hours: Hours
  holidays: string[]
}

export const timeZone = z.string().max(limits.timeZoneCharactersMax).refine(isTimeZone, "There is no such time zone.")

const minuteOfDay = z.int().min(0).max(1_440)

/** Spans of a day in minutes since midnight. After midnight is the next day. */
const spans = z
  .array(z.strictObject({ opens: minuteOfDay, closes: minuteOfDay }))
  .max(limits.spansPerDayMax, `At most ${limits.spansPerDayMax} on one day.`)
  .refine(spans => spans.every(({ opens, closes }) => opens < closes), "Hours end after they begin.")
  .refine(
    spans => spans.every(({ opens }, index) => opens >= (spans[index - 1]?.closes ?? 0)),
    "Hours of one day follow each other.",
  )
export type Spans = z.infer<typeof spans>

export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const
export type Weekday = (typeof weekdays)[number]

export const hours = z.strictObject({
  monday: spans,
  tuesday: spans,
  wednesday: spans,
  thursday: spans,
  friday: spans,
  saturday: spans,
  sunday: spans,
})
export type Hours = z.infer<typeof hours>

export const holidays = z
  .array(z.iso.date("A day looks like 2026-12-25."))
  .max(limits.holidaysMax, `At most ${limits.holidaysMax}.`)

export const openMinutesPerWeek = (hours: Hours): number =>
  weekdays.reduce((sum, day) => sum + hours[day].reduce((open, { opens, closes }) => open + closes - opens, 0), 0)

const office: Spans = [{ opens: 540, closes: 1_020 }]

export const officeHours: Hours = {
  monday: office,
  tuesday: office,
  wednesday: office,
  thursday: office,
  friday: office,
  saturday: [],
  sunday: [],
}
