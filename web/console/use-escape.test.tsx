import { expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import { useEscape } from "./use-escape.ts"

function Thread({ onLeave }: { onLeave: () => void }) {
  useEscape(onLeave)
  return (
    <>
      <textarea aria-label="Reply" />
      <input aria-label="Name" />
      <select aria-label="Kind" />
      <input type="checkbox" aria-label="Select" />
    </>
  )
}

test.each(["Reply", "Name", "Kind"])(
  "Escape leaves “%s” first, with what was begun there, and the thread after that",
  async name => {
    const onLeave = vi.fn()
    const screen = await render(<Thread onLeave={onLeave} />)
    const field = screen.getByLabelText(name)
    await userEvent.tab()
    while (document.activeElement !== field.element()) await userEvent.tab()
    await userEvent.keyboard("{Escape}")
    await expect.element(field).not.toHaveFocus()
    expect(onLeave).not.toHaveBeenCalled()
    await userEvent.keyboard("{Escape}")
    expect(onLeave).toHaveBeenCalledOnce()
  },
)

test("on a row's box there is nothing to leave but the thread", async () => {
  const onLeave = vi.fn()
  const screen = await render(<Thread onLeave={onLeave} />)
  await userEvent.click(screen.getByLabelText("Select"))
  await userEvent.keyboard("{Escape}")
  expect(onLeave).toHaveBeenCalledOnce()
})
