import { mailTo } from "./mail.ts"
import { fillSignIn, fillSignUp, newEmail, signIn, signOut } from "./people.ts"
import { scene } from "./scene.ts"

scene("an owner invites by mail; the invited person makes an account, accepts, and is at work", async ({ enter }) => {
  const nora = await enter()
  const newcomer = await enter()
  const email = newEmail("sam")
  await signIn(nora, "nora")
  await nora.goto("/dashboard/northwind/team")
  await nora.getByRole("heading", { name: "Invite somebody" }).waitFor()
  await nora.getByLabel("E-mail").fill(email)
  await nora.getByRole("button", { name: "Send invitation" }).click()
  await nora.getByText(`${email} is invited. The letter is on its way.`).waitFor()

  const [link = ""] = /http\S+\/invitations\/\S+/.exec((await mailTo(email)).text) ?? []
  await newcomer.goto(link)
  await newcomer.getByRole("link", { name: "Make an account" }).click()
  await fillSignUp(newcomer, { name: "Sam Rivers", email })
  await newcomer.getByRole("heading", { name: "Join Northwind Outfitters" }).waitFor()
  await newcomer.getByText("Nora Lindqvist").waitFor()
  await newcomer.getByRole("button", { name: "Accept" }).click()
  await newcomer.getByRole("heading", { name: "Waiting for a person" }).waitFor()

  await newcomer.goto(link)
  await newcomer.getByRole("heading", { name: "You have answered this invitation" }).waitFor()
})

scene("an invitation is shown to nobody but the person it was sent to", async ({ enter }) => {
  const nora = await enter()
  const ben = await enter()
  const email = newEmail("lee")
  await signIn(nora, "nora")
  await nora.goto("/dashboard/northwind/team")
  await nora.getByLabel("E-mail").fill(email)
  await nora.getByRole("button", { name: "Send invitation" }).click()
  const [link = ""] = /http\S+\/invitations\/\S+/.exec((await mailTo(email)).text) ?? []
  await signIn(ben, "ben")
  await ben.goto(link)
  await ben.getByRole("heading", { name: "This invitation is for somebody else" }).waitFor()
})

scene("one person in two organizations switches between them", async ({ enter }) => {
  const maya = await enter()
  await signIn(maya, "maya")
  await maya.goto("/dashboard/northwind/conversations/waiting")
  await maya.getByRole("button", { name: /^Switch organization/ }).click()
  await maya.getByRole("link", { name: "Harbor Bikes" }).click()
  await maya.waitForURL("**/dashboard/harbor/conversations/waiting")
  await maya.getByText("Front brake squeals since the service").first().waitFor()
  await signOut(maya)
  await maya.goto("/sign-in")
  await fillSignIn(maya, { email: "maya@northwind.example", password: "not her password" })
  await maya.getByText("The e-mail address or the password is wrong.").waitFor()
})
