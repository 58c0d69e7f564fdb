import { z } from "zod"
import { limits } from "../../protocol/limits.ts"
import type { Refusal } from "../../protocol/refusal.ts"
import { fitsBytes } from "./fits-bytes.ts"

type Parsed<T> = { ok: true; frame: T } | { ok: false; refusal: Refusal & { id?: string } }

/** Bytes of the wire to a typed frame, or to a refusal that says what is wrong, with the operation's id where one can be made out. */
export function parseFrame<T>(schema: z.ZodType<T>, data: string | ArrayBuffer): Parsed<T> {
  if (typeof data !== "string") return { ok: false, refusal: { code: "bad_request", detail: "Frames are text." } }
  if (!fitsBytes(data, limits.frameBytesMax)) {
    return { ok: false, refusal: { code: "too_large", detail: `A frame has at most ${limits.frameBytesMax} bytes.` } }
  }
  const json = parseJson(data)
  if (json === undefined) return { ok: false, refusal: { code: "bad_request", detail: "Frames are JSON." } }
  const parsed = schema.safeParse(json)
  if (parsed.success) return { ok: true, frame: parsed.data }
  const operationId = named.safeParse(json)
  const issue = parsed.error.issues[0]
  const path = issue?.path.join(".") ?? ""
  const code = path.endsWith("command.text") || path.endsWith("command.reason") ? "bad_text" : "bad_request"
  const refusal: Refusal = {
    code,
    detail: `${path ? `${path}: ` : ""}${issue?.message ?? "Unknown frame."}`.slice(0, 200),
  }
  return { ok: false, refusal: operationId.success ? { ...refusal, id: operationId.data.operation.id } : refusal }
}

const named = z.object({ operation: z.object({ id: z.uuid() }) })

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
