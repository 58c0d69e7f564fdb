import { env } from "cloudflare:workers"
import { afterEach, expect, test, vi } from "vitest"
import { signUp } from "../test/people.ts"
import { viewer } from "./viewer.ts"

afterEach(() => vi.restoreAllMocks())

test("Postgres is asked once whose session a cookie names, and again for every request", async () => {
  const { browser, userId, name } = await signUp(env)
  const request = new Request("http://localhost/api/conversations", { headers: { Cookie: browser.cookie } })
  // The first one also sets the reader up.
  await viewer(request, env)
  const asked = vi.spyOn(globalThis, "fetch")
  expect(await viewer(request, env)).toMatchObject({ userId, name, isAnonymous: false })
  expect(asked).toHaveBeenCalledTimes(1)
  await viewer(request, env)
  expect(asked).toHaveBeenCalledTimes(2)
})
