import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import { assistantDefaults } from "../../protocol/assistant.ts"
import { queryClient } from "../app/queries.ts"
import AssistantPage from "./assistant-page.tsx"
import { answerOf, pretendAssistant } from "./pretend-assistant.tsx"

beforeEach(() => localStorage.clear())
afterEach(() => {
  vi.restoreAllMocks()
  queryClient.clear()
})

async function page(...what: Parameters<typeof pretendAssistant>) {
  const service = pretendAssistant(...what)
  const screen = await render(service.around(<AssistantPage />))
  const ask = async (question: string) => {
    await userEvent.fill(screen.getByLabelText("A customer's question"), question)
    await userEvent.keyboard("{Enter}")
  }
  return { ...service, screen, ask, talk: screen.getByRole("list", { name: "Questions and answers" }) }
}

test("settings are saved as they stand on the page", async () => {
  const { screen, saved } = await page()
  await userEvent.click(screen.getByRole("checkbox", { name: /The assistant answers/ }))
  await userEvent.fill(screen.getByLabelText("Name"), "Nina")
  await userEvent.click(screen.getByRole("radio", { name: /Formal/ }))
  await userEvent.fill(screen.getByLabelText("Words that ask for a person"), "human\n\n a real person ")
  await userEvent.selectOptions(screen.getByLabelText("Answers that did not help"), "After 3 in a row")
  await userEvent.click(screen.getByRole("checkbox", { name: /Questions outside the knowledge/ }))
  await userEvent.fill(screen.getByLabelText("All conversations, each month"), "1 200.000")
  await expect.element(screen.getByText(/Not saved yet/)).toBeVisible()
  await userEvent.click(screen.getByRole("button", { name: "Save" }))
  await expect.element(screen.getByText("Saved. It counts from the next answer on.")).toBeVisible()
  const { handOver, caps } = assistantDefaults
  expect(saved).toEqual([
    {
      ...assistantDefaults,
      on: true,
      name: "Nina",
      tone: "formal",
      handOver: { ...handOver, keywords: ["human", "a real person"], afterMisses: 3, outsideKnowledge: false },
      caps: { ...caps, organizationTokensPerMonth: 1_200_000 },
    },
  ])
  await expect.element(screen.getByRole("heading", { name: "It answers" })).toBeVisible()
})

test("what cannot be is said beside the field, and nothing is saved or tried with it", async () => {
  const { screen, saved, tried, ask } = await page()
  await userEvent.fill(screen.getByLabelText("One conversation"), "lots")
  await userEvent.click(screen.getByRole("button", { name: "Save" }))
  await expect.element(screen.getByLabelText("One conversation")).toHaveFocus()
  await expect
    .element(screen.getByLabelText("One conversation"))
    .toHaveAccessibleDescription("Write a number of tokens, at most 10,000,000.")
  await ask("Hello?")
  await expect.element(screen.getByText(/Something in the settings cannot be saved/)).toBeVisible()
  expect([saved, tried]).toEqual([[], []])
})

test.each([
  [1_000_000, "1,000,000 of 5,000,000 tokens spent in November 2026."],
  [
    4_200_000,
    "4,200,000 of 5,000,000 tokens spent in November 2026. The cap is near: where too little is left for an answer, your team answers.",
  ],
  [
    5_000_001,
    "5,000,001 of 5,000,000 tokens spent in November 2026. The cap is reached: your team answers until the month is over.",
  ],
])("of %d tokens the page says how far that is", async (tokens, words) => {
  const { screen } = await page({ spent: { month: "2026-11", tokens } })
  await expect.element(screen.getByRole("region", { name: "It is off" })).toMatchTextContent(words)
})

test("an agent reads the settings, and tries them as they are saved", async () => {
  const { screen, tried, ask, talk } = await page({ role: "agent" })
  await expect.element(screen.getByText("Owners and admins change them.", { exact: false })).toBeVisible()
  expect(screen.getByRole("form", { name: "Settings of the assistant" }).elements()).toEqual([])
  await ask("How long?")
  await expect.element(talk).toMatchTextContent("Within 30 days")
  expect(tried).toEqual([{ transcript: [{ role: "customer", text: "How long?" }] }])
})

test("the sandbox tries the settings on screen, goes on with the talk, and shows how an answer came about", async () => {
  const { screen, tried, ask, talk, trial } = await page()
  await userEvent.fill(screen.getByLabelText("Instructions"), "Be short.")
  await ask("How long?")
  await expect.element(talk).toMatchTextContent("Within 30 days")
  await expect
    .element(screen.getByRole("list", { name: "Sources" }).getByRole("link"))
    .toHaveAttribute("href", "https://example.com/returns")
  await userEvent.click(screen.getByText("Searched once, read 1 source, 1,234 tokens"))
  await expect.element(screen.getByText("Within 30 days of delivery.")).toBeVisible()

  const handOver = { reason: "Outside the knowledge", summary: "Asks about used tents.", cause: "rule" as const }
  trial.result = answerOf("", { citations: [], handOver })
  await ask("Do you buy used tents?")
  await expect.element(talk).toMatchTextContent("Hands over to a person. By a rule: Outside the knowledge")
  await expect.element(talk).toMatchTextContent("Your team would read: Asks about used tents.")
  await ask("And when do you open?")
  await expect.poll(() => tried.length).toBe(3)
  const settings = { ...assistantDefaults, instructions: "Be short." }
  expect(tried).toEqual([
    { settings, transcript: [{ role: "customer", text: "How long?" }] },
    {
      settings,
      transcript: [
        { role: "customer", text: "How long?" },
        { role: "assistant", text: "Within 30 days [1]." },
        { role: "customer", text: "Do you buy used tents?" },
      ],
    },
    {
      settings,
      transcript: [
        { role: "customer", text: "How long?" },
        { role: "assistant", text: "Within 30 days [1]." },
        { role: "customer", text: "Do you buy used tents?" },
        { role: "assistant", text: "Outside the knowledge" },
        { role: "customer", text: "And when do you open?" },
      ],
    },
  ])
})

test("a trial that fails or is stopped says so, and the question is not lost", async () => {
  const { screen, ask, trial } = await page()
  const field = screen.getByLabelText("A customer's question")
  trial.refusal = { status: 409, code: "spending_cap_reached" }
  await ask("How long?")
  await expect.element(screen.getByText("The assistant has too little left to spend.")).toBeVisible()
  await expect.element(field).toHaveValue("How long?")

  trial.refusal = null
  trial.result = new Promise(() => {})
  await ask("How long?")
  await userEvent.click(screen.getByRole("button", { name: "Stop" }))
  await expect.element(field).toHaveValue("How long?")
  expect(screen.getByText(/is looking it up/).elements()).toEqual([])
})

test("unsaved settings wait on this device", async () => {
  const service = pretendAssistant()
  const screen = await render(service.around(<AssistantPage />))
  await userEvent.click(screen.getByRole("checkbox", { name: /The assistant answers/ }))
  await screen.unmount()
  const again = await render(service.around(<AssistantPage />))
  await expect.element(again.getByRole("checkbox", { name: /The assistant answers/ })).toBeChecked()
  await userEvent.click(again.getByRole("button", { name: "Discard" }))
  await expect.element(again.getByRole("checkbox", { name: /The assistant answers/ })).not.toBeChecked()
  expect(service.saved).toEqual([])
})

test("who saves after a colleague is told what has changed, keeps what was typed, and decides", async () => {
  const { screen, saved, changeElsewhere } = await page()
  const save = () => userEvent.click(screen.getByRole("button", { name: "Save" }))
  await userEvent.fill(screen.getByLabelText("Name"), "Nina")
  changeElsewhere({ tone: "formal", instructions: "Be brief." })
  await save()
  await expect.element(screen.getByText("This has been changed since you read it.")).toBeVisible()
  await userEvent.click(screen.getByText("What they say now"))
  const now = screen.getByRole("group").filter({ hasText: "What they say now" })
  await expect.element(now).toMatchTextContent(/Name\s*Assistant\s*Tone\s*Formal\s*Instructions\s*Be brief\./)
  await expect.element(screen.getByLabelText("Name")).toHaveValue("Nina")
  expect(saved).toEqual([])
  await save()
  await expect.element(screen.getByText("Saved. It counts from the next answer on.")).toBeVisible()
  expect(saved).toEqual([{ ...assistantDefaults, name: "Nina" }])
})
