import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, inject } from "vitest"
import { type Mail, mailWatch } from "../dev/start/mail-watch.ts"

/** The mail with these words that a deployment would have sent to this address, once it is there. */
export async function mailTo(address: string, words = ""): Promise<Mail> {
  const log = join(inject("parleyDataFolder"), "log", "worker.log")
  const mails: Mail[] = []
  const isIt = (mail: Mail) => mail.to === address && mail.text.includes(words)
  await expect
    .poll(() => {
      const watch = mailWatch(mail => mails.push(mail))
      for (const line of readFileSync(log, "utf8").split("\n")) watch(line)
      return mails.some(isIt)
    })
    .toBe(true)
  const found = mails.find(isIt)
  if (!found) throw new Error("A mail that was seen is there")
  return found
}
