import { expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import { Chooser } from "./chooser.tsx"
import { useCommand, useOffer } from "./commands.ts"
import { Palette } from "./palette.tsx"
import "../look/look.css"

function Page({ done }: { done: string[] }) {
  useCommand({ id: "claim", words: "Claim", key: "C", group: "Conversation", run: () => done.push("claim") })
  useOffer([
    { id: "away", words: "Go to Settings", group: "Go to", run: () => done.push("settings") },
    { id: "merge", words: "Merge with another conversation", group: "Conversation", run: () => done.push("merge") },
  ])
  return (
    <>
      <h1 tabIndex={-1}>Page</h1>
      <input aria-label="Reply" />
      <Palette />
    </>
  )
}

async function page() {
  const done: string[] = []
  const screen = await render(<Page done={done} />)
  const options = () =>
    screen
      .getByRole("option")
      .elements()
      .map(({ textContent }) => textContent)
  return { screen, done, options }
}

test("Ctrl and K lists everything that can be done, with its key, also while one types", async () => {
  const { screen, options } = await page()
  await userEvent.click(screen.getByLabelText("Reply"))
  await userEvent.keyboard("{Control>}k{/Control}")
  await expect.element(screen.getByRole("combobox")).toHaveFocus()
  expect(options()).toEqual(["ClaimC", "Merge with another conversationConversation", "Go to Settings"])
  await userEvent.keyboard("{Escape}")
  expect(screen.getByRole("dialog").elements()).toEqual([])
  await expect.element(screen.getByLabelText("Reply")).toHaveFocus()
})

test("what is typed narrows it, the arrows walk it, and Enter does it and gives the focus back", async () => {
  const { screen, done, options } = await page()
  await userEvent.click(screen.getByLabelText("Reply"))
  await userEvent.keyboard("{Control>}k{/Control}")
  await userEvent.keyboard("conv mer")
  expect(options()).toEqual(["Merge with another conversationConversation"])
  await userEvent.keyboard("{Enter}")
  await expect.poll(() => done).toEqual(["merge"])
  await expect.element(screen.getByLabelText("Reply")).toHaveFocus()
  await userEvent.keyboard("{Control>}k{/Control}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}{Enter}")
  await expect.poll(() => done).toEqual(["merge", "settings"])
})

test("what fits nothing is said, and a key does the same without the list, but not while one types", async () => {
  const { screen, done } = await page()
  await userEvent.keyboard("{Control>}k{/Control}")
  await userEvent.keyboard("zebra{Enter}")
  await expect.element(screen.getByText("There is no such action here.")).toBeVisible()
  await userEvent.keyboard("{Escape}")
  await userEvent.click(screen.getByLabelText("Reply"))
  await userEvent.keyboard("c")
  expect(done).toEqual([])
  await userEvent.click(screen.getByRole("heading"))
  await userEvent.keyboard("c")
  expect(done).toEqual(["claim"])
})

test("a list that one scrolls stays where it is while the page around it goes on", async () => {
  const choices = Array.from({ length: 60 }, (_, index) => ({ id: `${index}`, words: `Choice ${index}` }))
  const list = () => <Chooser title="Which?" choices={[...choices]} onChoose={() => {}} onClose={() => {}} />
  const screen = await render(list())
  const box = screen.getByRole("listbox").element()
  expect(box.scrollHeight).toBeGreaterThan(box.clientHeight + 100)
  box.scrollTop = 100
  choices[0] = { id: "0", words: "Choice nought" }
  await screen.rerender(list())
  await expect.element(screen.getByText("Choice nought")).toBeInTheDocument()
  expect(box.scrollTop).toBe(100)
})
