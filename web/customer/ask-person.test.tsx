import { beforeEach, expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import { AskPerson } from "./ask-person.tsx"
import { wrote } from "./wrote.ts"

beforeEach(() => history.replaceState(null, ""))

const page = (key: string) => <AskPerson key={key} onAsk={() => true} />

/** Somebody is writing a reason. */
async function asking() {
  const screen = await render(page("before"))
  await userEvent.click(screen.getByRole("button", { name: "Talk to a person" }))
  await userEvent.type(screen.getByRole("textbox"), "Charged tw")
  return screen
}

test("who is writing a reason when their conversation begins goes on where they were", async () => {
  const screen = await asking()
  history.replaceState(wrote, "")
  await screen.rerender(page("after"))
  await userEvent.keyboard("ice")
  await expect.element(screen.getByRole("dialog").getByRole("textbox")).toHaveValue("Charged twice")
})

test("a reason does not go along to another conversation", async () => {
  const screen = await asking()
  await screen.rerender(page("another"))
  await expect.element(screen.getByRole("button", { name: "Talk to a person" })).toBeVisible()
  await expect.element(screen.getByRole("dialog")).not.toBeInTheDocument()
})
