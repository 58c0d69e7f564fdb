import { z } from "zod"
import { author } from "./person.ts"

export const priority = z.enum(["low", "normal", "high", "urgent"])
export type Priority = z.infer<typeof priority>

/** What is promised to customers: the first word of a person, the next one after each of theirs, and the end. */
export const clockName = z.enum(["first", "next", "resolution"])
export type ClockName = z.infer<typeof clockName>

/** A promise that runs. All times are milliseconds since 1970; between `amberAt` and `due` it is close. `isBreached` once that has been written down. */
export const clock = z.object({ since: z.int(), amberAt: z.int(), due: z.int(), isBreached: z.boolean() })
export type Clock = z.infer<typeof clock>

export const clocks = z.object({ first: clock.optional(), next: clock.optional(), resolution: clock.optional() })
export type Clocks = z.infer<typeof clocks>

/** `until` null: until the customer replies. */
export const snooze = z.object({ until: z.int().nullable(), by: author, at: z.int() })

export const scheduledMessage = z.object({ id: z.uuid(), at: z.int(), text: z.string(), by: author })
export type ScheduledMessage = z.infer<typeof scheduledMessage>

/** What the team keeps about a conversation and its customer is not told. */
export const work = z.object({
  /** Ids of the organization's labels (desk.ts). */
  labels: z.array(z.uuid()),
  priority,
  snooze: snooze.nullable(),
  clocks,
  /** Since when the customer waits for a word of a person; null when they do not. */
  waitingSince: z.int().nullable(),
  /** How the newest resolution was filed: the id of one of the organization's dispositions. */
  disposition: z.uuid().nullable(),
  scheduled: z.array(scheduledMessage),
  /** Ids of colleagues who were asked for by name and have neither written here since, nor taken, given away or resolved it. */
  mentioned: z.array(z.uuid()),
})
export type Work = z.infer<typeof work>

/** Of a conversation that nobody has done anything about. */
export const noWork: Work = {
  labels: [],
  priority: "normal",
  snooze: null,
  clocks: {},
  waitingSince: null,
  disposition: null,
  scheduled: [],
  mentioned: [],
}

/** A conversation that was kept before there was this has none. */
export const workOf = ({ work }: { work?: Work | undefined }): Work => work ?? noWork

/** When the nearest promise falls due; null when none runs. */
export function dueAt({ clocks }: Work): number | null {
  const due = [clocks.first, clocks.next, clocks.resolution].flatMap(one => (one ? [one.due] : []))
  return due.length === 0 ? null : Math.min(...due)
}
