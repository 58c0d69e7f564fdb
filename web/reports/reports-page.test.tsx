import { QueryClientProvider } from "@tanstack/react-query"
import axe from "axe-core"
import { afterEach, expect, onTestFinished, test, vi } from "vitest"
import { page } from "vitest/browser"
import { render } from "vitest-browser-react"
import { deskDefaults } from "../../protocol/desk.ts"
import type { Report } from "../../protocol/report.ts"
import { queryClient } from "../app/queries.ts"
import { pretendLine } from "../console/pretend-line.tsx"
import ReportsPage from "./reports-page.tsx"
import "../look/look.css"

afterEach(() => {
  vi.restoreAllMocks()
  queryClient.clear()
  history.replaceState(null, "", location.pathname)
})

const conversationId = "20000000-0000-4000-8000-000000000001"
const days = Array.from({ length: 30 }, (_, at) => ({
  ...{ day: `2026-11-${String(at + 1).padStart(2, "0")}`, started: at % 9, escalated: at % 4, resolved: at % 5 },
}))
const report: Report = {
  ...{ from: "2026-11-01", to: "2026-11-30", timeZone: "Europe/Berlin", asOf: 9, byDay: days },
  total: { started: 112, escalated: 44, resolved: 60 },
  byHour: Array.from({ length: 24 }, (_, hour) => ({ hour, started: hour, escalated: 3, resolved: 2 })),
  channels: { assistant: 60, person: 30, nobodyCame: 10, neither: 12 },
  firstResponse: { count: 30, p50Ms: 61_000, p90Ms: 7_530_000, gaveUp: 4, waiting: 2 },
  nextResponse: { count: 0, p50Ms: null, p90Ms: null },
  resolution: { count: 50, p50Ms: 3_600_000, p90Ms: 90_000_000 },
  breaches: { first: 3, next: 0, resolution: 1 },
  causes: [{ cause: "model", count: 40 }],
  reasons: [{ reason: "Parcel <b>lost</b>", count: 40 }],
  scores: {
    ...{ asked: 20, answered: 9, count: 9, average: 4.33, distribution: [0, 1, 1, 1, 6] },
    comments: [{ conversationId, at: 0, score: 5, comment: "Quick" }],
  },
  agents: [
    {
      ...{ id: conversationId, name: "Maya", messages: 80, claims: 20, resolves: 15, busiestHour: 4 },
      byHour: Array.from({ length: 24 }, (_, hour) => hour),
    },
  ],
}

interface Opening {
  role?: "owner" | "agent"
  /** Where the team works. */
  timeZone?: string
  question?: string
}

async function open({ role = "owner", timeZone = "UTC", question = "?from=2026-11-01&to=2026-11-30" }: Opening = {}) {
  const asked: string[] = []
  vi.spyOn(globalThis, "fetch").mockImplementation(async input => {
    const { pathname, search } = new URL(String(input), location.href)
    if (pathname.endsWith("/desk")) return Response.json({ desk: { ...deskDefaults, timeZone }, revision: null })
    if (!pathname.endsWith("/reports")) return Response.json(null)
    asked.push(search)
    return Response.json(report)
  })
  history.replaceState(null, "", `${location.pathname}${question}`)
  const screen = await render(
    <QueryClientProvider client={queryClient}>{pretendLine(role).around(<ReportsPage />)}</QueryClientProvider>,
  )
  return { screen, asked }
}

test.each([320, 1280])("a report can be read by everybody, also at %i px", async width => {
  await page.viewport(width, 900)
  const { screen, asked } = await open()
  await expect.element(screen.getByText("60 %")).toBeVisible()
  expect(asked).toEqual(["?from=2026-11-01&to=2026-11-30"])
  await expect.element(screen.getByRole("row", { name: /First response 1 min 1 s 2 h 5 min 30/ })).toBeVisible()
  await expect.element(screen.getByText("Parcel <b>lost</b>")).toBeVisible()
  await expect
    .element(screen.getByRole("link", { name: "CSV: days" }))
    .toHaveAttribute("href", expect.stringMatching(/\/reports\.csv\?from=2026-11-01&to=2026-11-30&table=days$/))
  expect((await axe.run(document.body)).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
})

test("days that make no report are not asked for, and what is wrong stands beside them", async () => {
  const { screen, asked } = await open()
  await screen.getByLabelText("To").fill("2026-10-01")
  await expect.element(screen.getByText("The last day comes before the first.")).toBeVisible()
  expect(asked).toHaveLength(1)
  await screen.getByLabelText("To").fill("2026-11-15")
  await expect.poll(() => asked.at(-1)).toBe("?from=2026-11-01&to=2026-11-15")
})

test.each([
  ["Pacific/Kiritimati", "?from=2026-10-25&to=2026-11-23"],
  ["Pacific/Pago_Pago", "?from=2026-10-24&to=2026-11-22"],
])(
  "unasked a report is of the last thirty days as %s counts them, whatever the date is here",
  async (timeZone, days) => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-22T23:30:00Z") })
    onTestFinished(() => void vi.useRealTimers())
    const { screen, asked } = await open({ timeZone, question: "" })
    await expect.poll(() => asked).toEqual([days])
    await expect.element(screen.getByRole("button", { name: "30 days" })).toHaveAttribute("aria-pressed", "true")
    await screen.getByRole("button", { name: "7 days" }).click()
    await expect.poll(() => new URLSearchParams(asked.at(-1)).get("to")).toBe(new URLSearchParams(days).get("to"))
  },
)

test("agents are told who sees the reports, and nothing is asked for", async () => {
  const { screen, asked } = await open({ role: "agent" })
  await expect.element(screen.getByText(/Owners and admins see the reports/)).toBeVisible()
  expect(asked).toEqual([])
})
