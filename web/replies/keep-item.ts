import { z } from "zod"
import type { RefusalCode } from "../../protocol/refusal.ts"
import { call } from "../app/api.ts"
import { say } from "../app/say.ts"
import type { FormErrors } from "../app/use-form.ts"
import { type AtHandNoun, atHandPath, readAtHandAgain } from "./at-hand-queries.ts"

interface Where {
  organizationId: string
  noun: AtHandNoun
  /** Null for a new one. */
  id: string | null
}

/** Keeps what a form says; the errors to show, or null. */
export async function keepItem({ organizationId, noun, id }: Where, body: object): Promise<FormErrors | null> {
  const path = atHandPath(organizationId, noun)
  const answer = await call({
    path: id === null ? path : `${path}/${id}`,
    method: id === null ? "POST" : "PATCH",
    body,
    schema: z.unknown(),
  })
  await readAtHandAgain(noun)
  if (answer.ok) return null
  const field = answer.failure.kind === "refused" ? fields[answer.failure.refusal.code] : undefined
  return { [field ?? "form"]: say(answer.failure) }
}

/** Where it is said what is wrong. */
const fields: Partial<Record<RefusalCode, string>> = {
  already_exists: "name",
  unknown_variable: "text",
  bad_text: "text",
}
