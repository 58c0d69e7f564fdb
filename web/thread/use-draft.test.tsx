import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { render } from "vitest-browser-react"
import { useDraft } from "./use-draft.ts"

beforeEach(() => localStorage.clear())
afterEach(() => vi.restoreAllMocks())

function Field() {
  const [text, write] = useDraft("talk")
  return <input aria-label="Message" value={text} onChange={event => write(event.target.value)} />
}

function anotherTabWrites(newValue: string): void {
  dispatchEvent(new StorageEvent("storage", { key: "parley.draft.talk", oldValue: null, newValue }))
}

test("a page that nobody writes in follows what is written in another tab", async () => {
  vi.spyOn(document, "hasFocus").mockReturnValue(false)
  const screen = await render(<Field />)
  anotherTabWrites("Tab two")
  await expect.element(screen.getByLabelText("Message")).toHaveValue("Tab two")
})

test("nothing of another tab comes between the words of who writes in this one", async () => {
  const hasFocus = vi.spyOn(document, "hasFocus").mockReturnValue(true)
  const screen = await render(<Field />)
  anotherTabWrites("Tab two")
  hasFocus.mockReturnValue(false)
  anotherTabWrites("Tab two goes on")
  await expect.element(screen.getByLabelText("Message")).toHaveValue("Tab two goes on")
  hasFocus.mockReturnValue(true)
  await screen.getByLabelText("Message").fill("Tab one")
  anotherTabWrites("Tab two ends")
  await expect.element(screen.getByLabelText("Message")).toHaveValue("Tab one")
})
