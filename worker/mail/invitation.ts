import { loggable } from "../../drizzle/loggable.ts"
import type { Env } from "../env.ts"
import { escapeHtml } from "./escape-html.ts"
import { oneLine } from "./one-line.ts"
import { sendLetter } from "./send-letter.ts"

export interface InvitationLetter {
  invitationId: string
  email: string
  role: string
  organizationName: string
  inviterName: string
}

/** Mails an invitation. False when it could not go out: the invitation stays, and whoever invited is told. */
export async function sendInvitation(
  env: Pick<Env, "MAIL" | "MAIL_FROM" | "PUBLIC_ORIGIN">,
  invited: InvitationLetter,
): Promise<boolean> {
  try {
    const link = `${env.PUBLIC_ORIGIN}/invitations/${invited.invitationId}`
    await sendLetter(env, { to: invited.email, ...letter(link, invited) })
    return true
  } catch (error) {
    // Neither to whom nor which one: its id is the link. A mail server's own words may hold both.
    const secrets = [invited.email, invited.invitationId]
    const said = secrets.reduce((text, secret) => text.replaceAll(secret, "…"), loggable(error))
    console.error("Could not mail an invitation", said)
    return false
  }
}

function letter(link: string, { role, organizationName, inviterName }: InvitationLetter) {
  const who = oneLine(inviterName)
  const where = oneLine(organizationName)
  const sentence = `${who} invites you to join ${where} on Parley as ${role}.`
  const rest = "The invitation is for this e-mail address and ends in seven days. If you did not expect it, ignore it."
  return {
    subject: `${who} invites you to join ${where}`,
    text: `${sentence}\n\nAccept or decline: ${link}\n\n${rest}\n`,
    html: [
      `<p>${escapeHtml(sentence)}</p>`,
      `<p><a href="${escapeHtml(link)}">Accept or decline</a></p>`,
      `<p>${escapeHtml(rest)}</p>`,
    ].join("\n"),
  }
}
