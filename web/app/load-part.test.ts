import { expect, test } from "vitest"
import { type AroundPart, loadPart } from "./load-part.ts"

/** A page that was loaded again a moment ago or not, and a way to the service that comes and goes. */
function around({ online = true, there = true, loaded = false } = {}) {
  const heard: string[] = []
  let goOn = (): void => {}
  const page: AroundPart = {
    isOnline: () => online,
    isThere: async () => there,
    maybeBack: () => {
      heard.push("waits")
      return new Promise(settle => {
        goOn = settle
      })
    },
    loadAgain: () => {
      if (!loaded) heard.push("loads again")
      return !loaded
    },
  }
  const comeBack = () => {
    online = true
    there = true
    goOn()
  }
  return { page, heard, comeBack }
}

const gone = () => Promise.reject(new Error("gone"))

/** Long enough for everything that waits for nothing. */
const soon = () => new Promise(done => setTimeout(done))

test("a part that is there is given, and nothing else happens", async () => {
  const { page, heard } = around()
  expect(await loadPart(async () => "code", page)).toBe("code")
  expect(heard).toEqual([])
})

test("without a line a part is not asked for, since browsers remember what they did not get; with one it is", async () => {
  const { page, heard, comeBack } = around({ online: false, there: false })
  let asked = 0
  const part = loadPart(async () => ++asked, page)
  await soon()
  expect({ asked, heard }).toEqual({ asked: 0, heard: ["waits"] })
  comeBack()
  expect(await part).toBe(1)
})

test("a browser that only believes to be without a line is not believed", async () => {
  expect(await loadPart(async () => "code", around({ online: false }).page)).toBe("code")
})

test("a part that a deployment replaced has the whole page loaded again, and nothing is said meanwhile", async () => {
  const { page, heard } = around()
  let ended = false
  loadPart(gone, page).finally(() => {
    ended = true
  })
  await soon()
  expect({ ended, heard }).toEqual({ ended: false, heard: ["loads again"] })
})

test("while the service is out of reach the page is left as it is, and loaded again afterwards", async () => {
  const { page, heard, comeBack } = around({ there: false })
  void loadPart(gone, page)
  await soon()
  expect(heard).toEqual(["waits"])
  comeBack()
  await soon()
  expect(heard).toEqual(["waits", "loads again"])
})

test("what is still missing in a page that was just loaded again is a failure", async () => {
  const { page, heard } = around({ loaded: true })
  await expect(loadPart(gone, page)).rejects.toThrow("gone")
  expect(heard).toEqual([])
})
