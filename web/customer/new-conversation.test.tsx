import { QueryClientProvider } from "@tanstack/react-query"
import { expect, test, vi } from "vitest"
import { render } from "vitest-browser-react"
import { queryClient } from "../app/queries.ts"
import { lena, Scene } from "../live/scene.ts"
import { NewConversation } from "./new-conversation.tsx"
import { organization } from "./pretend-talk.tsx"
import "../look/look.css"
import "./customer.css"

async function greeted(assistant?: { name: string }) {
  queryClient.setQueryData(["session"], null)
  const { state } = new Scene().welcomed(lena, { conversations: [], ...(assistant && { assistant }) })
  const client = { start: vi.fn(), escalate: vi.fn(), tryNow: vi.fn() }
  return render(
    <QueryClientProvider client={queryClient}>
      <NewConversation organization={organization} client={client} state={state} base="/o/northwind" unread={0} />
    </QueryClientProvider>,
  )
}

const words = "Northwind assistant (AI) answers at once; a person is one tap away."

test("whoever is about to write is told that an assistant answers, where one does", async () => {
  const screen = await greeted({ name: "Northwind assistant" })
  await expect.element(screen.getByText(words)).toBeVisible()
  await expect.element(screen.getByRole("button", { name: "Talk to a person" })).toBeVisible()
  await screen.unmount()
  const without = await greeted()
  await expect.element(without.getByText("How can Northwind help?")).toBeVisible()
  await expect.element(without.getByText("(AI)")).not.toBeInTheDocument()
})
