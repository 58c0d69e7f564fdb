import { loggable } from "../../drizzle/loggable.ts"
import { limits } from "../../protocol/limits.ts"
import type { Region } from "../../protocol/organization.ts"
import type { Env } from "../env.ts"
import { organizationStub } from "../identity/stub.ts"

type Presented = { name: string } | null

const kept = new Map<string, { presented: Presented; until: number }>()

/**
 * The assistant that strangers are told of. The object knows it, and is the one thread of everybody in the organization, while
 * anybody may ask at the door as often as they like: so what it says is kept for a moment. A door opens without it when the
 * object is away or slow.
 */
export async function presentedAssistant(env: Env, organization: { id: string; region: Region }): Promise<Presented> {
  const known = kept.get(organization.id)
  if (known !== undefined && known.until > Date.now()) return known.presented
  // Whoever knocks while it is asked for again is told what it was.
  if (known !== undefined) keep(organization.id, known.presented, limits.doorPatienceMs)
  const presented = await ask(env, organization)
  keep(organization.id, presented, limits.doorKeptMs)
  return presented
}

/** Whoever has just set it and looks at their door sees what they have set. */
export const forgetPresented = (organizationId: string): void => void kept.delete(organizationId)

async function ask(env: Env, organization: { id: string; region: Region }): Promise<Presented> {
  const patience = new AbortController()
  const waited = scheduler.wait(limits.doorPatienceMs, { signal: patience.signal }).then(
    () => null,
    () => null,
  )
  try {
    return await Promise.race([organizationStub(env, organization).presented(), waited])
  } catch (error) {
    console.error("What the assistant is called could not be read", loggable(error))
    return null
  } finally {
    patience.abort()
  }
}

/** The one that was asked for first makes room. */
function keep(organizationId: string, presented: Presented, forMs: number): void {
  kept.delete(organizationId)
  kept.set(organizationId, { presented, until: Date.now() + forMs })
  const [oldest] = kept.size > limits.doorsKeptMax ? kept.keys() : []
  if (oldest !== undefined) kept.delete(oldest)
}
