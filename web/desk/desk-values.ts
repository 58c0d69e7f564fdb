import { weekdays } from "../../protocol/desk/opening-times.ts"
import type { Desk } from "../../protocol/desk.ts"
import type { FormValues } from "../app/kept-form.ts"
import { hoursText } from "./hours-text.ts"

/** The rules as their form begins with them; what the form makes of it says desk-shape.ts. */
export const deskValues = (desk: Desk): FormValues => ({
  labels: JSON.stringify(desk.labels),
  dispositions: JSON.stringify(desk.dispositions),
  timeZone: desk.timeZone,
  ...Object.fromEntries(weekdays.map(weekday => [weekday, hoursText(desk.hours[weekday])])),
  holidays: desk.holidays.join("\n"),
  ...targetValues("first", desk.targets.first, "minutes"),
  ...targetValues("next", desk.targets.next, "minutes"),
  ...targetValues("resolution", desk.targets.resolution, "hours"),
  amberShare: String(desk.amberShare),
  awayGraceMinutes: said(desk.awayGraceMinutes),
  ...(desk.autoAssign.on && { autoAssign: "on" }),
  capacity: String(desk.autoAssign.capacity),
  ...closingValues(desk.autoCloseHours),
  unattendedMinutes: said(desk.unattendedMinutes),
  ...(desk.asksScore && { asksScore: "on" }),
})

export const unitMinutes = { minutes: 1, hours: 60, days: 1_440 } as const

/** Minutes in which the organization is open have no days: how long one is says the week. */
function targetValues(name: string, minutes: number | null, unit: "minutes" | "hours"): FormValues {
  if (minutes === null) return { [name]: "", [`${name}Unit`]: unit }
  const inHours = minutes % unitMinutes.hours === 0
  return {
    [name]: String(inHours ? minutes / unitMinutes.hours : minutes),
    [`${name}Unit`]: inHours ? "hours" : "minutes",
  }
}

function closingValues(hours: number | null): FormValues {
  const perDay = unitMinutes.days / unitMinutes.hours
  const inDays = hours === null || hours % perDay === 0
  return {
    autoClose: said(hours !== null && inDays ? hours / perDay : hours),
    autoCloseUnit: inDays ? "days" : "hours",
  }
}

const said = (count: number | null): string => (count === null ? "" : String(count))
