import { expect, test } from "vitest"
import { explore } from "./explore.ts"

test("a story is played through every course it can take, each once", async () => {
  const told: string[] = []
  const courses = await explore(async (choose, course) => {
    if (choose(3) === 1) choose(2)
    else if (choose(2) === 1) choose(1)
    told.push(course.join(""))
  })
  expect(told).toEqual(["00", "010", "10", "11", "20", "210"])
  expect(courses).toBe(6)
})

test("a story without a choice is played once", async () => {
  expect(await explore(async () => {})).toBe(1)
})

test("a story that is another one when it is told again is no story", async () => {
  let times = 0
  const fickle = explore(async choose => {
    times += 1
    choose(times === 1 ? 2 : 3)
  })
  await expect(fickle).rejects.toThrow("has 3 options where it had 2")
})
