import { expect, test } from "vitest"
import { sendInvitation } from "./invitation.ts"

const invited = {
  invitationId: "0b0f9a5e-3c2c-4a53-9b0e-6f3f7f1f2a11",
  email: "ada@example.com",
  role: "agent",
  organizationName: "Harbour & <Sons>",
  inviterName: "Grace\r\nBcc: everybody@example.com",
}

function mailbox(deliver: () => Promise<{ messageId: string }>) {
  const sent: unknown[] = []
  const MAIL = {
    send: (message: unknown) => {
      sent.push(message)
      return deliver()
    },
  }
  return { sent, env: { MAIL, MAIL_FROM: "hello@parley.example", PUBLIC_ORIGIN: "https://chat.example.com" } }
}

test("an invitation is mailed with a link, and names can add neither headers nor HTML", async () => {
  const { sent, env } = mailbox(async () => ({ messageId: "1" }))
  expect(await sendInvitation(env, invited)).toBe(true)
  expect(sent).toEqual([
    {
      from: { name: "Parley", email: "hello@parley.example" },
      to: "ada@example.com",
      subject: "Grace Bcc: everybody@example.com invites you to join Harbour & <Sons>",
      text: expect.stringContaining("https://chat.example.com/invitations/0b0f9a5e-3c2c-4a53-9b0e-6f3f7f1f2a11"),
      html: expect.stringContaining("join Harbour &amp; &lt;Sons&gt; on Parley as agent"),
    },
  ])
})

test("a mail that does not go out is told to the caller", async () => {
  const { env } = mailbox(async () => {
    throw new Error("no route to mail server")
  })
  expect(await sendInvitation(env, invited)).toBe(false)
})
