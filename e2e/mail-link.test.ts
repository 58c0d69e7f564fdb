import { expect } from "vitest"
import { demoPassword, people } from "../dev/seed/cast.ts"
import { mailTo } from "./mail.ts"
import { composer, fillSignIn, openConsole, openDoor, openRow, signIn, write } from "./people.ts"
import { scene } from "./scene.ts"

scene(
  "who is away is mailed that a colleague asks for them, and the link opens the conversation at the note",
  async ({ enter }) => {
    const [guest, helen, desk] = [await enter(), await enter(), await enter()]
    await signIn(desk, "luis")
    await openConsole(desk, "harbor")
    await desk.close()

    await openDoor(guest, "harbor")
    await write(guest, "Do you service tandems?")
    await signIn(helen, "helen")
    await openConsole(helen, "harbor", "all")
    await openRow(helen, "Do you service tandems?")
    await helen.getByRole("tab", { name: "Note" }).click()
    await composer(helen).pressSequentially("@Lu")
    await helen.getByRole("option", { name: /Luís/ }).waitFor()
    await composer(helen).press("Enter")
    await composer(helen).pressSequentially("do we have the long stand?")
    await composer(helen).press("Enter")

    const mail = await mailTo(people.luis.email ?? "", "do we have the long stand?")
    const [link] = /http\S+\/conversations\/mentions\/\S+/.exec(mail.text) ?? []
    const phone = await enter()
    await phone.goto(link ?? "")
    await fillSignIn(phone, { email: people.luis.email ?? "", password: demoPassword })
    await expect.poll(() => phone.locator("[data-found]").textContent()).toContain("do we have the long stand?")
  },
)
