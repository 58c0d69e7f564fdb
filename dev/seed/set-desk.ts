import type { Spans } from "../../protocol/desk/opening-times.ts"
import { type Desk, deskDefaults, deskRead, type LabelColour } from "../../protocol/desk.ts"
import { orThrow } from "../client/people.ts"
import { organizations, people } from "./cast.ts"
import { DemoSessions, type RunningParley } from "./demo-session.ts"
import { fixedId } from "./fixed-id.ts"

const weekday: Spans = [{ opens: 7 * 60, closes: 23 * 60 }]
const weekend: Spans = [{ opens: 8 * 60, closes: 22 * 60 }]

const northwindDesk: Desk = {
  ...deskDefaults,
  labels: [
    label("Delivery", "blue"),
    label("Returns", "orange"),
    label("Repair", "teal"),
    label("Wholesale", "purple"),
    label("Praise", "pink"),
  ],
  dispositions: ["Solved", "Refunded", "Replaced", "Not our product"].map(name => ({
    id: fixedId(`disposition ${name}`),
    name,
  })),
  timeZone: "Europe/Copenhagen",
  hours: {
    monday: weekday,
    tuesday: weekday,
    wednesday: weekday,
    thursday: weekday,
    friday: weekday,
    saturday: weekend,
    sunday: weekend,
  },
  holidays: ["2026-12-25", "2026-12-26", "2027-01-01"],
  targets: { first: 30, next: 60, resolution: 24 * 60 },
  asksScore: true,
}

/**
 * Lets Northwind have rules for its team; Harbor Bikes has none of its own. Whatever its owner has set stays as it is. Before
 * the conversations, so that something is promised in them.
 */
export async function setDesk(parley: RunningParley): Promise<void> {
  const sessions = new DemoSessions(parley)
  try {
    const owner = await sessions.browser(people.nora)
    const path = `/organizations/${organizations.northwind.id}/desk`
    const { revision } = deskRead.parse(orThrow(await owner.get(path)))
    if (revision === null) orThrow(await owner.request("PUT", path, { desk: northwindDesk, revision }))
  } finally {
    await sessions.end()
  }
}

function label(name: string, colour: LabelColour): Desk["labels"][number] {
  return { id: fixedId(`label ${name}`), name, colour }
}
