import { z } from "zod"
import type { Result } from "../../protocol/refusal.ts"
import { call } from "../app/api.ts"
import { queryClient } from "../app/queries.ts"

const answer = z.object({ user: z.object({ id: z.uuid() }) })

/**
 * Makes a guest of whoever sits here: only when they have something to say, so that looking around leaves no trace. Null
 * when the service cannot be reached. Somebody who has come in through another tab meanwhile stays who they are.
 */
export async function signInAsGuest(): Promise<Result<{ userId: string }> | null> {
  const made = await call({ path: "/auth/sign-in/anonymous", method: "POST", body: {}, schema: answer })
  if (made.ok) return { ok: true, userId: made.value.user.id }
  if (made.failure.kind === "unreachable") return null
  const known = await call({ path: "/auth/get-session", schema: answer.nullable() })
  if (known.ok && known.value !== null) return { ok: true, userId: known.value.user.id }
  return { ok: false, refusal: made.failure.refusal }
}

/** The page learns who it is now. What was read before stays: nobody else has read it. */
export const learnSession = (): Promise<void> => queryClient.refetchQueries({ queryKey: ["session"] })
