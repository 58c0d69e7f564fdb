import type { IncomingHttpHeaders, IncomingMessage } from "node:http"
import { z } from "zod"
import type { BatchSettings } from "./engine.ts"

/** Neon's own limit for a request. */
const bodyBytesMax = 64 * 1024 * 1024

const statement = z.object({ query: z.string(), params: z.array(z.string().nullable()).default([]) })

/** What the driver posts: one statement, or a batch. It has turned every value into Postgres text already. */
export const sqlRequest = z.union([z.object({ queries: z.array(statement) }), statement])

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += chunk.length
    if (bytes > bodyBytesMax) throw new Error(`The request is over ${bodyBytesMax} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString("utf8")
}

const isolationLevels = {
  ReadUncommitted: "READ UNCOMMITTED",
  ReadCommitted: "READ COMMITTED",
  RepeatableRead: "REPEATABLE READ",
  Serializable: "SERIALIZABLE",
} as const

const flag = z.enum(["true", "false"]).transform(value => value === "true")
const settings = z.object({
  isolationLevel: z
    .enum(["ReadUncommitted", "ReadCommitted", "RepeatableRead", "Serializable"])
    .transform(level => isolationLevels[level])
    .optional(),
  readOnly: flag.optional(),
  deferrable: flag.optional(),
})

export function batchSettings(headers: IncomingHttpHeaders): BatchSettings {
  const parsed = settings.parse({
    isolationLevel: headers["neon-batch-isolation-level"],
    readOnly: headers["neon-batch-read-only"],
    deferrable: headers["neon-batch-deferrable"],
  })
  return { isolationLevel: parsed.isolationLevel, readOnly: parsed.readOnly, deferrable: parsed.deferrable }
}

/** Same user, password and database. The driver adds parameters of its own, and the host is not ours to compare. */
export function sameDatabase(shown: string, expected: string): boolean {
  if (!URL.canParse(shown)) return false
  const [left, right] = [new URL(shown), new URL(expected)]
  return left.username === right.username && left.password === right.password && left.pathname === right.pathname
}
