import { type DownFrame, downFrame, framesIn } from "../../protocol/down.ts"

/** The frames of a message. Clients ignore frames they do not know, so that the service can learn new ones first. */
export function readFrames(data: unknown): DownFrame[] {
  if (typeof data !== "string") return []
  try {
    return framesIn(data).flatMap(frame => downFrame.safeParse(frame).data ?? [])
  } catch {
    return []
  }
}
