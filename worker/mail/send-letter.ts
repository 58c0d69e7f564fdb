import type { Env } from "../env.ts"

interface Letter {
  to: string
  subject: string
  text: string
  html: string
  headers?: Record<string, string> | undefined
}

/** Hands a mail to the mail server. Throws when that does not take it. */
export async function sendLetter(env: Pick<Env, "MAIL" | "MAIL_FROM">, { headers, ...letter }: Letter): Promise<void> {
  await env.MAIL.send({
    from: { name: "Parley", email: env.MAIL_FROM },
    ...letter,
    ...(headers && { headers }),
  })
}
