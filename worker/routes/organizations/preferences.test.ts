import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { preferenceDefaults } from "../../../protocol/preferences.ts"
import { signIn } from "../../test/people.ts"
import { done, office, problem } from "../../test/talk.ts"

const pathOf = (id: string) => `/organizations/${id}/preferences`

test("each of the staff works as they like on all their devices, and nobody else does for it", async () => {
  const { id, owner, agent } = await office(env)
  expect(await agent.browser.get(pathOf(id))).toMatchObject(done(200, { preferences: preferenceDefaults }))
  const preferences = { shortcuts: false, nextAfterResolve: true }
  expect(await agent.browser.put(pathOf(id), preferences)).toMatchObject(done(200, { preferences }))
  const phone = await signIn(env, agent)
  expect((await phone.browser.get(pathOf(id))).body).toEqual({ preferences })
  expect((await owner.browser.get(pathOf(id))).body).toEqual({ preferences: preferenceDefaults })
})

test("preferences that are none are refused, and the old ones stay", async () => {
  const { id, agent } = await office(env)
  await agent.browser.put(pathOf(id), { shortcuts: false, nextAfterResolve: true })
  for (const wrong of [{}, { shortcuts: true }, { shortcuts: "on", nextAfterResolve: true }])
    expect(await agent.browser.put(pathOf(id), wrong)).toMatchObject(problem("bad_request", 400))
  expect((await agent.browser.get(pathOf(id))).body.preferences.shortcuts).toBe(false)
})
