import { z } from "zod"
import { weekdays } from "../../protocol/desk/opening-times.ts"
import type { FormValues } from "../app/kept-form.ts"
import { TrueNow } from "../look/true-now.tsx"
import { named } from "./hours-text.ts"

/** For who has gone on while a colleague saved: what is true now, where it differs from what is typed here. */
export function ChangedMeanwhile({ saved, typed }: { saved: FormValues; typed: FormValues }) {
  const others = fields.filter(({ names }) => names.some(name => saved[name] !== typed[name]))
  return (
    <TrueNow summary="What they say now" others={others.map(one => ({ ...one, value: plain(saved, one.names) }))}>
      <b>Somebody has changed these rules since you began.</b> Saving puts yours in their place.
    </TrueNow>
  )
}

interface Told {
  words: string
  names: string[]
  none?: string
}

const fields: Told[] = [
  { words: "Time zone", names: ["timeZone"] },
  ...weekdays.map(weekday => ({ words: named(weekday), names: [weekday], none: "Closed" })),
  { words: "Holidays", names: ["holidays"] },
  { words: "First reply", names: ["first", "firstUnit"] },
  { words: "Next replies", names: ["next", "nextUnit"] },
  { words: "Resolved", names: ["resolution", "resolutionUnit"] },
  { words: "Warn after", names: ["amberShare"] },
  { words: "When a colleague is gone for, in minutes", names: ["awayGraceMinutes"], none: "Never" },
  { words: "Automatic assignment", names: ["autoAssign"], none: "Off" },
  { words: "Conversations for each", names: ["capacity"] },
  { words: "When nothing was said for", names: ["autoClose", "autoCloseUnit"], none: "Never" },
  { words: "When nobody came for, in minutes", names: ["unattendedMinutes"], none: "Never" },
  { words: "Ask how it went", names: ["asksScore"], none: "No" },
  { words: "Labels", names: ["labels"] },
  { words: "Endings", names: ["dispositions"] },
]

/** A field as it reads; its unit only beside a number. */
function plain(values: FormValues, [name = "", unit = ""]: string[]): string {
  const value = values[name] ?? ""
  if (value === "") return ""
  if (value === "on") return "Yes"
  const listed = value.startsWith("[") ? rows.safeParse(JSON.parse(value)).data : undefined
  if (listed) return listed.map(({ name }) => name).join(", ")
  return unit === "" ? value : `${value} ${values[unit] ?? ""}`
}

const rows = z.array(z.object({ name: z.string() }))
