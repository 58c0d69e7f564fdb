import { expect } from "vitest"
import { openConsole, openDoor, signIn } from "./people.ts"
import { scene } from "./scene.ts"

scene(
  "a door asks for what it needs at once: code, session and organization, none after the other",
  async ({ enter }) => {
    const guest = await enter()
    const ownCode = guest.waitForRequest("**/assets/door-page-*.js")
    const session = guest.waitForRequest("**/api/auth/get-session")
    const organization = guest.waitForRequest("**/api/organizations/northwind")
    await guest.route("**/assets/base-*.js", async route => {
      await ownCode
      await route.continue()
    })
    await guest.route("**/assets/door-page-*.js", async route => {
      await session
      await organization
      await route.continue()
    })
    await guest.route("**/api/auth/get-session", async route => {
      await organization
      await route.continue()
    })
    await openDoor(guest, "northwind")
  },
)

scene("so does the console", async ({ enter }) => {
  const maya = await enter()
  await signIn(maya, "maya")
  const organization = maya.waitForRequest("**/api/organizations/northwind")
  const room = maya.waitForRequest("**/assets/console-page-*.js")
  await maya.route("**/assets/base-*.js", async route => {
    await room
    await route.continue()
  })
  await maya.route("**/api/auth/get-session", async route => {
    await organization
    await room
    await route.continue()
  })
  await openConsole(maya, "northwind")
})

scene("no page makes code from strings, which its own policy forbids", async ({ enter }) => {
  const maya = await enter()
  await maya.addInitScript(`
    const forbidden = ({ effectiveDirective }) => document.documentElement.setAttribute("forbidden", effectiveDirective)
    addEventListener("securitypolicyviolation", forbidden)`)
  const page = maya.locator("html")
  await openDoor(maya, "northwind")
  expect(await page.getAttribute("forbidden")).toBeNull()
  await signIn(maya, "maya")
  await openConsole(maya, "northwind")
  expect(await page.getAttribute("forbidden")).toBeNull()
  // To show that it would have been heard, in the page itself: the policy does not hold for what a test has evaluated there.
  await maya.evaluate("setTimeout(() => { try { new Function('') } catch {} })")
  await maya.locator('html[forbidden="script-src"]').waitFor()
})
