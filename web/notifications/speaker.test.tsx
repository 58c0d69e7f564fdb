import { afterEach, expect, test } from "vitest"
import { type Speaker, speaker } from "./speaker.ts"

const open: Speaker[] = []
afterEach(() => {
  for (const one of open.splice(0)) one.stop()
})

function tab(name: string): Speaker {
  const made = speaker(name)
  open.push(made)
  return made
}

test("one tab speaks, and another takes over when it is gone", async () => {
  const name = crypto.randomUUID()
  const first = tab(name)
  await expect.poll(() => first.isSpeaking()).toBe(true)
  const second = tab(name)
  const elsewhere = tab(`${name} of another organization`)
  await expect.poll(() => elsewhere.isSpeaking()).toBe(true)
  expect(second.isSpeaking()).toBe(false)
  first.stop()
  await expect.poll(() => second.isSpeaking()).toBe(true)
})

test("the tabs know of one another what is looked at, and nothing of those that are hidden or gone", async () => {
  const name = crypto.randomUUID()
  const [first, second] = [tab(name), tab(name)]
  expect(await first.lookers("one")).toEqual({ any: false, here: false })
  second.look({ conversationId: "one" })
  await expect.poll(() => first.lookers("one")).toEqual({ any: true, here: true })
  expect(await first.lookers("other")).toEqual({ any: true, here: false })
  second.look({ conversationId: "other" })
  await expect.poll(() => first.lookers("one")).toEqual({ any: true, here: false })
  second.look("hidden")
  await expect.poll(() => first.lookers("other")).toEqual({ any: false, here: false })
  second.look({ conversationId: "one" })
  await expect.poll(() => first.lookers("one")).toMatchObject({ here: true })
  second.stop()
  await expect.poll(() => first.lookers("one")).toEqual({ any: false, here: false })
})
