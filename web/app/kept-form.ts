import { z } from "zod"

/** What a form's fields say, as `FormData` has it. */
export type FormValues = Record<string, string>

const values = z.record(z.string(), z.string())
const kept = z.object({ values, base: values })
/** What was typed and not saved, and the saved values that it began from. */
export type Kept = z.infer<typeof kept>

/**
 * Where one person's unsaved work on one thing waits, on this device: over going to another page, a reload, a crash. Where a
 * browser refuses storage it still outlives going to another page.
 */
export function keptForm({ userId, name }: { userId: string; name: string }) {
  const key = `parley.form.${userId}.${name}`
  return {
    read: (): Kept | null => inMemory.get(key) ?? readStored(key),
    /** False when a reload would lose it. */
    keep(work: Kept): boolean {
      try {
        localStorage.setItem(key, JSON.stringify(work))
        inMemory.delete(key)
        return true
      } catch {
        inMemory.set(key, work)
        return false
      }
    },
    forget(): void {
      inMemory.delete(key)
      try {
        localStorage.removeItem(key)
      } catch {
        // What could not be stored is not there either.
      }
    },
  }
}

const inMemory = new Map<string, Kept>()

function readStored(key: string): Kept | null {
  try {
    const parsed = kept.safeParse(JSON.parse(localStorage.getItem(key) ?? "null"))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
