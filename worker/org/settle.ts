import { limits } from "../../protocol/limits.ts"
import type { Core } from "./core.ts"
import { type Counted, counted } from "./counted.ts"
import type { Drain } from "./drain.ts"
import type { Actor } from "./rates.ts"

/** How far Postgres has come with an organization's stream, and how far the stream is. */
export interface Settled {
  epoch: string
  seq: number
  head: number
}

/** Lets the archive catch up, for a second at most. */
export async function settle({ meta, stream }: Core, drain: Drain): Promise<Settled> {
  // The patience ends with the work, or the object would stay awake for it.
  const patience = new AbortController()
  const waited = scheduler.wait(limits.settleMs, { signal: patience.signal }).catch(() => {})
  await Promise.race([drain.verify().finally(() => patience.abort()), waited])
  return { epoch: meta.epoch(), seq: meta.archived(), head: stream.head() }
}

/** The same for one of the staff, before a list over organizations. */
export async function refresh(core: Core, drain: Drain, staff: Actor): Promise<Counted<null>> {
  const asked = counted(core, staff, () => null)
  if (asked.ok) await settle(core, drain)
  return asked
}
