import { Suspense } from "react"
import { expect, test, vi } from "vitest"
import { render } from "vitest-browser-react"
import { Chunk, OwnChunk } from "./own-chunk.tsx"

const Room = () => <p>Here it is</p>

function Waits({ onWait }: { onWait: () => void }) {
  onWait()
  return null
}

/** Whether it was ever said that one has to wait. */
async function shown(chunk: OwnChunk) {
  const onWait = vi.fn()
  const screen = await render(
    <Suspense fallback={<Waits onWait={onWait} />}>
      <Chunk of={chunk} />
    </Suspense>,
  )
  await expect.element(screen.getByText("Here it is")).toBeVisible()
  await screen.unmount()
  return { hasWaited: onWait.mock.calls.length > 0 }
}

test("code that was loaded beforehand is shown without a word about waiting, and is asked for once", async () => {
  let asked = 0
  const fresh = () =>
    new OwnChunk(async () => {
      asked += 1
      return { default: Room }
    })
  expect(await shown(fresh())).toEqual({ hasWaited: true })
  const prepared = fresh()
  await prepared.prepare()
  expect(await shown(prepared)).toEqual({ hasWaited: false })
  expect(asked).toBe(2)
})

test("code that cannot be had is no failure before it is shown", async () => {
  const page = { isOnline: () => true, isThere: async () => true, maybeBack: async () => {}, loadAgain: () => false }
  const chunk = new OwnChunk(() => Promise.reject(new Error("Gone with the last deployment")), page)
  await chunk.prepare()
  expect(chunk.here).toBeNull()
})
