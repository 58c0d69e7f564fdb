import { afterEach, expect, test, vi } from "vitest"
import { render } from "vitest-browser-react"
import { useConversation } from "./use-conversation.ts"

afterEach(() => {
  vi.restoreAllMocks()
})

function Page({ client, id }: { client: Parameters<typeof useConversation>[0]; id: string }) {
  useConversation(client, id)
  return null
}

test("whoever moves is said to look, though not with every movement, and no more once they have gone on", async () => {
  const clock = vi.spyOn(performance, "now").mockReturnValue(0)
  const watch = vi.fn<(conversationId: string | null) => void>()
  const screen = await render(<Page client={{ open: () => {}, watch }} id="one" />)
  const move = (at: number) => {
    clock.mockReturnValue(at)
    window.dispatchEvent(new PointerEvent("pointermove"))
    window.dispatchEvent(new KeyboardEvent("keydown"))
  }
  move(4_999)
  expect(watch.mock.calls).toEqual([["one"]])
  move(5_000)
  expect(watch.mock.calls).toEqual([["one"], ["one"]])
  await screen.unmount()
  move(20_000)
  expect(watch.mock.calls).toEqual([["one"], ["one"], [null]])
})
