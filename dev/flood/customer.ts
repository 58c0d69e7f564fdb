import { setTimeout as later } from "node:timers/promises"
import { Browser } from "../client/browser.ts"
import { inTime } from "../client/in-time.ts"
import { Line } from "../client/line.ts"
import { orThrow } from "../client/people.ts"
import type { Talk } from "./talk.ts"

/** How often a customer's connection is lost with a message on its way, and how often between two messages. */
const lossOnTheWay = 0.08
const lossBetween = 0.05
/** Parley may be started again meanwhile; longer than this, nobody is there. */
const answerMsMax = 120_000

/** One guest who writes their messages one after the other, over a line that is lost every now and then. */
export async function customer(
  url: string,
  organizationId: string,
  { talk: { sender, messages }, roll }: { talk: Talk; roll: (chance: number) => boolean },
): Promise<void> {
  const line = new Line(await guestIn(url), organizationId)
  try {
    for (const [index, { id, text }] of messages.entries()) {
      const command = { type: index === 0 ? ("start" as const) : ("send" as const), text }
      const answered = line.do({ id, conversationId: sender, command })
      if (roll(lossOnTheWay)) line.cut()
      const outcome = await inTime(answered, answerMsMax, "The answer to a message")
      if (!outcome.ok) console.error(`A message was refused: ${outcome.code}`)
      if (roll(lossBetween)) line.cut()
    }
  } finally {
    line.close()
  }
}

/** A deployed Parley lets only so many guests in per minute and address, and says when to come again. */
async function guestIn(url: string): Promise<Browser> {
  const browser = new Browser(url)
  for (;;) {
    const answer = await browser.post("/auth/sign-in/anonymous", {})
    const waitSeconds = Number(answer.headers.get("Retry-After"))
    if (answer.status === 429 && waitSeconds > 0) {
      await later(waitSeconds * 1000)
      continue
    }
    orThrow(answer)
    return browser
  }
}
