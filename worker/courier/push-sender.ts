import type { Env } from "../env.ts"
import type { PushSender } from "./vapid.ts"

/** Who sends to devices: null where no keys are set, and then nothing is sent there. */
export function pushSender(env: Pick<Env, "PUSH_PUBLIC_KEY" | "PUSH_PRIVATE_KEY" | "MAIL_FROM">): PushSender | null {
  const { PUSH_PUBLIC_KEY: publicKey, PUSH_PRIVATE_KEY: privateKey, MAIL_FROM } = env
  if (!publicKey || !privateKey) return null
  return { publicKey, privateKey, contact: `mailto:${MAIL_FROM}` }
}
