import { z } from "zod"
import { type Desk, desk as rules } from "../../protocol/desk.ts"
import { linesOf } from "../app/lines.ts"
import { unitMinutes } from "./desk-values.ts"
import { spansIn } from "./hours-text.ts"

/** An unchecked box says nothing in a form. */
const box = z.literal("on").optional()
const unit = z.enum(["minutes", "hours", "days"])

const spans = z.string().transform((text, context) => {
  const said = spansIn(text)
  if (said !== null) return said
  context.addIssue({ code: "custom", message: "Write it like 09:00–17:00, several with commas; nothing when closed." })
  return z.NEVER
})

/** A whole number; nothing typed is null. */
const whole = z.string().transform((text, context) => {
  const typed = text.trim()
  if (typed === "") return null
  if (/^\d{1,9}$/.test(typed)) return Number(typed)
  context.addIssue({ code: "custom", message: "Write a whole number, or nothing." })
  return z.NEVER
})

/** What a list of rows has written into its hidden field. */
const rows = <Row extends z.ZodType>(row: Row) =>
  z
    .string()
    .transform((json): unknown => JSON.parse(json))
    .pipe(z.array(row))
const id = z.uuid()
export const labelRow = z.object({ id, name: z.string(), colour: rules.shape.labels.element.shape.colour })
export const dispositionRow = z.object({ id, name: z.string() })

/** The rules as their form says them. What the rules themselves refuse is told beside the field that says it. */
export const deskShape = z
  .object({
    labels: rows(labelRow),
    dispositions: rows(dispositionRow),
    timeZone: z.string(),
    monday: spans,
    tuesday: spans,
    wednesday: spans,
    thursday: spans,
    friday: spans,
    saturday: spans,
    sunday: spans,
    holidays: z.string().transform(linesOf),
    first: whole,
    firstUnit: unit,
    next: whole,
    nextUnit: unit,
    resolution: whole,
    resolutionUnit: unit,
    amberShare: z.coerce.number(),
    awayGraceMinutes: whole,
    autoAssign: box,
    capacity: whole,
    autoClose: whole,
    autoCloseUnit: unit,
    unattendedMinutes: whole,
    asksScore: box,
  })
  .transform(
    (form): Desk => ({
      labels: form.labels,
      dispositions: form.dispositions,
      timeZone: form.timeZone,
      hours: {
        monday: form.monday,
        tuesday: form.tuesday,
        wednesday: form.wednesday,
        thursday: form.thursday,
        friday: form.friday,
        saturday: form.saturday,
        sunday: form.sunday,
      },
      holidays: form.holidays.toSorted(),
      targets: {
        first: minutes(form.first, form.firstUnit),
        next: minutes(form.next, form.nextUnit),
        resolution: minutes(form.resolution, form.resolutionUnit),
      },
      amberShare: form.amberShare,
      awayGraceMinutes: form.awayGraceMinutes,
      autoAssign: { on: form.autoAssign !== undefined, capacity: form.capacity ?? 0 },
      autoCloseHours:
        form.autoClose === null ? null : form.autoClose * (unitMinutes[form.autoCloseUnit] / unitMinutes.hours),
      unattendedMinutes: form.unattendedMinutes,
      asksScore: form.asksScore !== undefined,
    }),
  )
  .superRefine((desk, context) => {
    for (const { path, message } of rules.safeParse(desk).error?.issues ?? [])
      context.addIssue({ code: "custom", ...placed(path, message, desk) })
  })

/** The field that says what the rules refuse. */
function placed(path: PropertyKey[], message: string, desk: Desk): { path: PropertyKey[]; message: string } {
  const [part, inner] = path
  if (part === "hours" || part === "targets") return { path: [inner ?? part], message }
  if (part === "autoAssign") return { path: ["capacity"], message: "Write a whole number from 1 to 100." }
  if (part === "autoCloseHours") return { path: ["autoClose"], message: "At most a year." }
  if (part === "awayGraceMinutes" || part === "unattendedMinutes")
    return { path: [part], message: "From one minute to a day: at most 1440." }
  if ((part === "labels" || part === "dispositions") && typeof inner === "number")
    return { path: [`${part}.${inner}`], message }
  if (part === "holidays" && typeof inner === "number")
    return { path: [part], message: `“${desk.holidays[inner]}”: ${message}` }
  return { path, message }
}

const minutes = (count: number | null, unit: keyof typeof unitMinutes): number | null =>
  count === null ? null : count * unitMinutes[unit]
