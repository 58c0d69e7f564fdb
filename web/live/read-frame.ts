import { type DownFrame, downFrame } from "../../protocol/down.ts"

/** Clients ignore frames they do not know, so that the service can learn new ones first. */
export function readFrame(data: unknown): DownFrame | null {
  if (typeof data !== "string") return null
  try {
    const parsed = downFrame.safeParse(JSON.parse(data))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
