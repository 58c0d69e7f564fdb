import { z } from "zod"
import { holidays, hours, officeHours, openMinutesPerWeek, timeZone } from "./desk/opening-times.ts"
import { limits } from "./limits.ts"
import { nameText } from "./text.ts"

const id = z.uuid().toLowerCase()

/** Named, not mixed: each is a pair of colours that can be read by day and by night. */
export const labelColour = z.enum(["grey", "red", "orange", "yellow", "green", "teal", "blue", "purple", "pink"])
export type LabelColour = z.infer<typeof labelColour>

/** What conversations are sorted by. One that is removed here stays on what it was put on, and is shown no more. */
const label = z.strictObject({ id, name: nameText, colour: labelColour })
export type Label = z.infer<typeof label>

/** How conversations end, for the reports. */
const disposition = z.strictObject({ id, name: nameText })
export type Disposition = z.infer<typeof disposition>

/** Minutes in which the organization is open; null for no promise. */
const target = z
  .int()
  .min(1, "At least a minute.")
  .max(limits.targetMinutesMax, `At most ${limits.targetMinutesMax / 60} hours.`)
  .nullable()

/**
 * What is promised to customers from the moment that a person is asked for: the first word of a person (`first`), one after
 * each time the customer has written since (`next`), and the end (`resolution`).
 */
const targets = z.strictObject({ first: target, next: target, resolution: target })

/** An organization's rules for its team. */
export const desk = z
  .strictObject({
    labels: z
      .array(label)
      .max(limits.labelsMax, `At most ${limits.labelsMax}.`)
      .refine(isDistinct, "Two labels have the same name."),
    dispositions: z
      .array(disposition)
      .max(limits.dispositionsMax, `At most ${limits.dispositionsMax}.`)
      .refine(isDistinct, "Two dispositions have the same name."),
    timeZone,
    hours,
    holidays,
    targets,
    /** After this share of a target it is close. */
    amberShare: z.number().min(0.1).max(1),
    /** Whoever has been gone for so long keeps no conversations; null: they keep them. */
    awayGraceMinutes: z.int().min(1).max(limits.awayGraceMinutesMax).nullable(),
    /** Conversations that wait go to whoever has fewest, up to `capacity` each. */
    autoAssign: z.strictObject({ on: z.boolean(), capacity: z.int().min(1).max(limits.capacityMax) }),
    /** A conversation in which nobody has said anything for so long is resolved; null: never. */
    autoCloseHours: z.int().min(1).max(limits.autoCloseHoursMax).nullable(),
    /** Who has waited for so long is told that nobody came; null: never. */
    unattendedMinutes: z.int().min(1).max(limits.unattendedMinutesMax).nullable(),
    /** Whether the customer is asked how it went when a conversation is resolved. */
    asksScore: z.boolean(),
  })
  .superRefine(({ targets, hours }, context) => {
    const reachable = limits.targetWeeksMax * openMinutesPerWeek(hours)
    for (const [name, minutes] of Object.entries(targets)) {
      if (minutes === null || minutes <= reachable) continue
      const message = reachable === 0 ? "You are never open. Set opening hours first." : tooFar
      context.addIssue({ code: "custom", path: ["targets", name], message })
    }
  })
export type Desk = z.infer<typeof desk>

const tooFar = `That is more than ${limits.targetWeeksMax} weeks of your opening hours.`

/** As they are until somebody changes them: nothing is promised, and nothing happens by itself but what keeps customers from being forgotten. */
export const deskDefaults: Desk = {
  labels: [],
  dispositions: [],
  timeZone: "UTC",
  hours: officeHours,
  holidays: [],
  targets: { first: null, next: null, resolution: null },
  amberShare: 0.75,
  awayGraceMinutes: 10,
  autoAssign: { on: false, capacity: 5 },
  autoCloseHours: null,
  unattendedMinutes: null,
  asksScore: false,
}

/** `revision` is another one after every change; null as long as nobody has changed anything. */
export const deskRead = z.object({ desk, revision: z.uuid().nullable() })
export type DeskRead = z.infer<typeof deskRead>

export const deskChange = z.strictObject({
  desk,
  revision: id
    .nullable()
    .optional()
    .describe("The one that the change was made for: where it is another by now, the change is refused as `stale`."),
})
export type DeskChange = z.infer<typeof deskChange>

function isDistinct(named: { id: string; name: string }[]): boolean {
  const names = new Set(named.map(({ name }) => name.trim().toLowerCase()))
  return names.size === named.length && new Set(named.map(({ id }) => id)).size === named.length
}
