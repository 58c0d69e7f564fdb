import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import { officeHours } from "../../protocol/desk/opening-times.ts"
import { deskDefaults } from "../../protocol/desk.ts"
import { queryClient } from "../app/queries.ts"
import { ChangedMeanwhile } from "./changed-meanwhile.tsx"
import DeskPage from "./desk-page.tsx"
import { pretendDesk } from "./pretend-desk.tsx"

// Watched, not replaced.
vi.mock("./changed-meanwhile.tsx", { spy: true })

beforeEach(() => {
  localStorage.clear()
  vi.mocked(ChangedMeanwhile).mockClear()
})
afterEach(() => {
  vi.restoreAllMocks()
  queryClient.clear()
})

async function page(...what: Parameters<typeof pretendDesk>) {
  const service = pretendDesk(...what)
  const screen = await render(service.around(<DeskPage />))
  const save = () => userEvent.click(screen.getByRole("button", { name: "Save" }))
  return { ...service, screen, save, labels: screen.getByRole("region", { name: "Labels" }) }
}

const id = expect.stringMatching(/^[0-9a-f-]{36}$/)

test("the rules are saved as they stand on the page", async () => {
  const { screen, labels, saved, save } = await page()
  await userEvent.selectOptions(screen.getByLabelText("Time zone"), "Europe/Berlin")
  await userEvent.fill(screen.getByLabelText("Monday"), "9-12:30, 13:30-18")
  await userEvent.fill(screen.getByLabelText("Friday"), "")
  await userEvent.fill(screen.getByLabelText("Add a day"), "2026-12-25")
  await userEvent.click(screen.getByRole("button", { name: "Add", exact: true }))
  await userEvent.fill(screen.getByLabelText("First reply within", { exact: true }), "30")
  await userEvent.fill(screen.getByLabelText("Resolved within", { exact: true }), "16")
  await userEvent.click(screen.getByRole("checkbox", { name: /Conversations are given out/ }))
  await userEvent.fill(screen.getByLabelText("When a colleague is gone for"), "")
  await userEvent.fill(screen.getByLabelText("When nothing was said for", { exact: true }), "3")
  await userEvent.click(labels.getByRole("button", { name: "Add a label" }))
  await expect.element(labels.getByLabelText("Name of label 1")).toHaveFocus()
  await userEvent.keyboard("Billing")
  await userEvent.selectOptions(labels.getByLabelText("Colour of label 1"), "teal")
  await userEvent.click(screen.getByRole("button", { name: "Add an ending" }))
  await userEvent.keyboard("Refunded")
  await expect.element(screen.getByText(/Not saved yet/)).toBeVisible()
  await save()
  await expect.element(screen.getByText("Saved. It counts from now on.")).toBeVisible()
  expect(saved).toEqual([
    {
      ...deskDefaults,
      timeZone: "Europe/Berlin",
      hours: {
        ...officeHours,
        monday: [
          { opens: 540, closes: 750 },
          { opens: 810, closes: 1_080 },
        ],
        friday: [],
      },
      holidays: ["2026-12-25"],
      targets: { first: 30, next: null, resolution: 960 },
      autoAssign: { on: true, capacity: 5 },
      awayGraceMinutes: null,
      autoCloseHours: 72,
      labels: [{ id, name: "Billing", colour: "teal" }],
      dispositions: [{ id, name: "Refunded" }],
    },
  ])
})

test.each([
  ["Monday", "nine to five", "Write it like 09:00–17:00, several with commas; nothing when closed."],
  ["Monday", "17:00-09:00", "Hours end after they begin."],
  ["Holidays", "Christmas", "“Christmas”: A day looks like 2026-12-25."],
  ["First reply within", "2000000", "At most 720 hours."],
  ["First reply within", "soon", "Write a whole number, or nothing."],
  ["At most for each", "0", "Write a whole number from 1 to 100."],
])("%s: “%s” is refused beside the field, and nothing is saved", async (label, typed, words) => {
  const { screen, saved, save } = await page()
  const field = screen.getByLabelText(label, { exact: true })
  await userEvent.fill(field, typed)
  await save()
  await expect.element(field).toHaveFocus()
  await expect.element(field).toHaveAccessibleDescription(expect.stringContaining(words))
  expect(saved).toEqual([])
})

test("a label without a name, and two of one name, are told", async () => {
  const { screen, labels, saved, save } = await page()
  await userEvent.click(labels.getByRole("button", { name: "Add a label" }))
  await save()
  await expect.element(labels.getByLabelText("Name of label 1")).toHaveFocus()
  await expect.element(labels.getByLabelText("Name of label 1")).toHaveAccessibleDescription("Write something first.")
  await userEvent.keyboard("Billing")
  await userEvent.click(labels.getByRole("button", { name: "Add a label" }))
  await userEvent.keyboard("billing")
  await save()
  await expect.element(screen.getByText("Two labels have the same name.")).toBeVisible()
  await userEvent.click(labels.getByRole("button", { name: "Remove label billing", exact: true }))
  await expect.element(labels.getByLabelText("Name of label 1")).toHaveFocus()
  await save()
  await expect.element(screen.getByText("Saved. It counts from now on.")).toBeVisible()
  expect(saved.map(({ labels }) => labels.map(({ name }) => name))).toEqual([["Billing"]])
})

test("a promise that the opening hours cannot keep is refused", async () => {
  const { screen, save } = await page({
    hours: { ...officeHours, monday: [], tuesday: [], wednesday: [], thursday: [], friday: [] },
  })
  const field = screen.getByLabelText("First reply within", { exact: true })
  await userEvent.fill(field, "10")
  await save()
  await expect.element(field).toHaveAccessibleDescription("You are never open. Set opening hours first.")
})

test("what one saves oneself is told by the line before it is answered, and is no colleague's change", async () => {
  const { screen, save } = await page()
  await userEvent.fill(screen.getByLabelText("When a colleague is gone for"), "20")
  await save()
  await expect.element(screen.getByText("Saved. It counts from now on.")).toBeVisible()
  expect(ChangedMeanwhile).not.toHaveBeenCalled()
})

test("who saves after a colleague is told what has changed, and decides", async () => {
  const { screen, saved, save, changeElsewhere } = await page()
  await userEvent.fill(screen.getByLabelText("When a colleague is gone for"), "20")
  changeElsewhere({ timeZone: "Asia/Tokyo" })
  await save()
  await expect.element(screen.getByText("This has been changed since you read it.")).toBeVisible()
  expect(ChangedMeanwhile).toHaveBeenCalled()
  await userEvent.click(screen.getByText("What they say now"))
  const now = screen.getByRole("group").filter({ hasText: "What they say now" })
  await expect.element(now).toMatchTextContent(/Time zone\s*Asia\/Tokyo/)
  expect(saved).toEqual([])
  await save()
  await expect.element(screen.getByText("Saved. It counts from now on.")).toBeVisible()
  expect(saved).toMatchObject([{ awayGraceMinutes: 20, timeZone: "UTC" }])
})

test("unsaved rules wait on this device, rows and all", async () => {
  const { screen, saved, around } = await page()
  await userEvent.click(screen.getByRole("button", { name: "Add a label" }))
  await userEvent.keyboard("Billing")
  await screen.unmount()
  const again = await render(around(<DeskPage />))
  await expect.element(again.getByLabelText("Name of label 1")).toHaveValue("Billing")
  await userEvent.click(again.getByRole("button", { name: "Discard" }))
  expect(again.getByLabelText("Name of label 1").elements()).toEqual([])
  expect(saved).toEqual([])
})

test("an agent reads the rules", async () => {
  const { screen } = await page({ role: "agent", targets: { first: 90, next: 60, resolution: null } })
  const rules = screen.getByRole("region", { name: "Rules" })
  await expect.element(rules).toMatchTextContent("Monday to Friday 09:00–17:00; Saturday to Sunday closed")
  await expect.element(rules).toMatchTextContent("Within 90 minutes of opening hours")
  await expect.element(rules).toMatchTextContent("Within 1 hour of opening hours")
  expect(screen.getByRole("form").elements()).toEqual([])
})

test("the page says what the hours on it come to now", async () => {
  const { screen } = await page()
  const hours = screen.getByRole("region", { name: "Opening hours" })
  for (const weekday of ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
    await userEvent.fill(screen.getByLabelText(weekday), "0-24")
  await expect.element(hours).toMatchTextContent("You are open.")
  for (const weekday of ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
    await userEvent.fill(screen.getByLabelText(weekday), "")
  await expect.element(hours).toMatchTextContent("You are never open.")
})
