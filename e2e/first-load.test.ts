import { openConsole, openDoor, signIn } from "./people.ts"
import { scene } from "./scene.ts"

scene(
  "a door asks for what it needs at once: code, session and organization, none after the other",
  async ({ enter }) => {
    const guest = await enter()
    const session = guest.waitForRequest("**/api/auth/get-session")
    const organization = guest.waitForRequest("**/api/organizations/northwind")
    await guest.route("**/assets/door-page-*.js", async route => {
      await session
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
  await maya.route("**/api/auth/get-session", async route => {
    await organization
    await room
    await route.continue()
  })
  await openConsole(maya, "northwind")
})
