import { z } from "zod"
import { operation } from "../../protocol/command.ts"
import type { Kept } from "./event.ts"

/** Where operations wait over a reload. Writing is synchronous, so an operation is kept before its frame is on the line. */
interface OutboxStorage {
  load(): Kept[]
  keep(item: Kept): void
  forget(id: string): void
  /** Tells what other tabs keep and forget, until the returned function is called. */
  listen(heard: { kept(item: Kept): void; forgotten(id: string): void }): () => void
}

const kept = z.object({ operation, at: z.int() })

/** One key per operation, so that tabs of one person never write over each other. */
export function outboxStorage({ organizationId, userId }: { organizationId: string; userId: string }): OutboxStorage {
  const prefix = `parley.outbox.${organizationId}.${userId}.`
  return {
    load: () =>
      keys()
        .filter(key => key.startsWith(prefix))
        .flatMap(key => readKept(localStorage.getItem(key)))
        .sort((a, b) => a.at - b.at),
    keep: item => attempt(() => localStorage.setItem(prefix + item.operation.id, JSON.stringify(item))),
    forget: id => attempt(() => localStorage.removeItem(prefix + id)),
    listen: heard => {
      const onStorage = ({ key, newValue, storageArea }: StorageEvent): void => {
        if (storageArea !== localStorage || !key?.startsWith(prefix)) return
        if (newValue === null) return heard.forgotten(key.slice(prefix.length))
        for (const item of readKept(newValue)) heard.kept(item)
      }
      addEventListener("storage", onStorage)
      return () => removeEventListener("storage", onStorage)
    },
  }
}

function readKept(text: string | null): Kept[] {
  try {
    const parsed = kept.safeParse(JSON.parse(text ?? "null"))
    return parsed.success ? [parsed.data] : []
  } catch {
    return []
  }
}

const keys = (): string[] => attempt(() => Object.keys(localStorage)) ?? []

/** A browser may refuse storage (private mode, full disk). What is typed is still sent, it only does not survive a reload. */
function attempt<T>(what: () => T): T | undefined {
  try {
    return what()
  } catch {
    return undefined
  }
}
