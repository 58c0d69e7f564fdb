import { expect, inject } from "vitest"
import { z } from "zod"
import { Browser } from "../dev/client/browser.ts"
import { orThrow, signIn as signInOverRest, signUp } from "../dev/client/people.ts"
import { demoPassword, people } from "../dev/seed/cast.ts"
import { SEED_ORG_ID } from "../dev/seed/seed-org-id.ts"
import { memberPage } from "../protocol/organization.ts"
import { fillSignIn, newEmail, openConsole } from "./people.ts"
import { scene } from "./scene.ts"

const made = z.object({ id: z.uuid() })

scene("who is removed from the team loses the console within two seconds, while it is open", async ({ enter }) => {
  const { nora, email, memberId } = await newAgent()
  const page = await enter()
  await page.goto("/sign-in")
  await fillSignIn(page, { email, password: demoPassword })
  await page.getByRole("heading", { name: "Hello, Alex Frost" }).waitFor()
  await openConsole(page, "northwind", "all")
  await page.getByRole("region").getByText("Sofia Marin").first().waitFor()

  await nora.delete(`/organizations/${SEED_ORG_ID}/members/${memberId}`)
  await page.getByRole("heading", { name: "There is nothing here" }).waitFor({ timeout: 2_000 })
  expect(await page.getByText("Sofia Marin").count()).toBe(0)
})

/** Somebody who was invited as an agent and has accepted. */
async function newAgent() {
  const url = inject("parleyUrl")
  const email = newEmail("alex")
  const { browser: nora } = await signInOverRest(url, { email: people.nora.email ?? "", password: demoPassword })
  const { browser: alex } = await signUp(new Browser(url), { name: "Alex Frost", email, password: demoPassword })
  const invitation = await nora.post(`/organizations/${SEED_ORG_ID}/invitations`, { email, role: "agent" })
  await alex.post(`/invitations/${made.parse(orThrow(invitation)).id}/acceptance`)
  const { members } = memberPage.parse(orThrow(await nora.get(`/organizations/${SEED_ORG_ID}/members?limit=100`)))
  const memberId = members.find(one => one.email === email)?.id
  return { nora, email, memberId }
}
