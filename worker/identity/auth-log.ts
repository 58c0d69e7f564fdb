import type { BetterAuthOptions } from "better-auth"
import { loggable } from "../../drizzle/loggable.ts"

/** better-auth would log whole errors, statements with their values among them: session tokens, addresses, password hashes. */
export const authLog: NonNullable<BetterAuthOptions["logger"]> = {
  level: "warn",
  disableColors: true,
  log: (level, message, ...details) => {
    const line = [`better-auth: ${message.split("\n", 1)[0]}`, ...details.map(loggable)].join(" ")
    if (level === "error") console.error(line)
    else console.warn(line)
  },
}
