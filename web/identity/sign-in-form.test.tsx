import { QueryClientProvider } from "@tanstack/react-query"
import { afterEach, expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import { queryClient } from "../app/queries.ts"
import { SignInForm } from "./sign-in-form.tsx"

afterEach(() => vi.restoreAllMocks())

async function form(answer: () => Promise<Response>) {
  const fetched = vi.spyOn(globalThis, "fetch").mockImplementation(answer)
  const done = vi.fn<() => void>()
  const screen = await render(
    <QueryClientProvider client={queryClient}>
      <SignInForm onDone={done} />
    </QueryClientProvider>,
  )
  const fill = async (email: string, password: string) => {
    await userEvent.fill(screen.getByLabelText("E-mail"), email)
    await userEvent.fill(screen.getByLabelText("Password", { exact: true }), password)
    await userEvent.click(screen.getByRole("button", { name: "Sign in" }))
  }
  return { screen, fill, fetched, done }
}

const json = (status: number, body: unknown) => async () => Response.json(body, { status })

test("what is missing is said beside the field, and the focus goes to the first", async () => {
  const { screen, fetched } = await form(json(200, null))
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }))
  const email = screen.getByLabelText("E-mail")
  await expect.element(email).toHaveFocus()
  await expect.element(email).toHaveAccessibleDescription("Write an e-mail address like name@example.com.")
  await expect
    .element(screen.getByLabelText("Password", { exact: true }))
    .toHaveAccessibleDescription("Write your password.")
  expect(fetched).not.toHaveBeenCalled()
})

test("a wrong password is told, and what was typed stays", async () => {
  const { screen, fill, done } = await form(json(401, { code: "bad_credentials" }))
  await fill("lena@example.com", "not the password")
  await expect.element(screen.getByRole("alert")).toHaveTextContent("The e-mail address or the password is wrong.")
  await expect.element(screen.getByLabelText("E-mail")).toHaveValue("lena@example.com")
  expect(done).not.toHaveBeenCalled()
})

test("a service that does not answer is a sentence", async () => {
  const { screen, fill } = await form(() => Promise.reject(new TypeError("Failed to fetch")))
  await fill("lena@example.com", "a long password")
  await expect
    .element(screen.getByRole("alert"))
    .toHaveTextContent("Parley cannot be reached right now. Nothing was changed; try again in a moment.")
})

test("the right password leads on", async () => {
  const { fill, done } = await form(json(200, null))
  await fill(" lena@example.com ", "a long password")
  await expect.poll(() => done.mock.calls.length).toBe(1)
})

test("the password can be looked at", async () => {
  const { screen } = await form(json(200, null))
  await userEvent.click(screen.getByRole("button", { name: "Show password" }))
  await expect.element(screen.getByLabelText("Password", { exact: true })).toHaveAttribute("type", "text")
})
