import { type DownFrame, parseFrames } from "../../../protocol/down.ts"
import { limits } from "../../../protocol/limits.ts"
import { type UpFrame, upFrame } from "../../../protocol/up.ts"
import type { Reader } from "../../../worker/org/session.ts"
import { replyBytesMax } from "../reply-bytes.ts"

/** One frame, the state it met, and what came of it. */
export interface Outcome {
  data: string | ArrayBuffer
  state: Reader["state"]
  /** After it. */
  isClosed: boolean
  rowsWritten: number
  toSender: string[]
  toOthers: string[]
}

export interface Verdict {
  /** Refused, answered, or passed over in silence: the code of a refusal, else a word. */
  was: string
  isRefusal: boolean
  bytes: number
  wrong: string[]
}

/** What a frame may do: nothing unless it is understood; nothing to others, no row and no large reply when it is refused. */
export function judge(outcome: Outcome): Verdict {
  const replies = outcome.toSender.flatMap(parseFrames)
  const refusals = replies.filter(reply => reply.type === "refused")
  const bytes = outcome.toSender.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  const isRefused = refusals.length > 0 && refusals.length === replies.length
  const isQuiet = outcome.rowsWritten === 0 && outcome.toOthers.length === 0
  if (isRefused && isQuiet) {
    const most = replyBytesMax(bytesOf(outcome.data))
    return {
      was: refusals[0]?.code ?? "",
      isRefusal: true,
      bytes,
      wrong: bytes > most ? [`${bytes} bytes where ${most} are the most`] : [],
    }
  }
  if (replies.length === 0 && isQuiet && outcome.isClosed) return { was: "silence", isRefusal: false, bytes, wrong: [] }
  const frame = understood(outcome.data)
  if (frame === null) return { was: "misunderstood", isRefusal: false, bytes, wrong: ["did something and is no frame"] }
  return { was: frame.type, isRefusal: false, bytes, wrong: wrongWith(frame, outcome, replies) }
}

/** What an understood frame must not do. */
function wrongWith(frame: UpFrame, outcome: Outcome, replies: DownFrame[]): string[] {
  const { rowsWritten, state } = outcome
  if (state === "closed") return ["was heard on a closed socket"]
  if ((state === "greeting") !== (frame.type === "hello")) return ["was heard out of turn"]
  if (frame.type === "do") {
    const answer = replies.find(reply => reply.type === "accepted" || reply.type === "refused")
    if (answer?.type !== "accepted") return ["was carried out and not accepted"]
    return answer.repeated === rowsWritten > 0 ? [`wrote ${rowsWritten} rows, repeated: ${answer.repeated}`] : []
  }
  // Of several receipts each is refused for itself.
  const isRefused = replies.length > 0 && replies.every(reply => reply.type === "refused")
  if (isRefused && frame.type !== "receipts")
    return [`was refused, told ${outcome.toOthers.length} others and wrote ${rowsWritten} rows`]
  // Staff who come from the future prove that the object was restored, and a new epoch is written.
  const mayWrite = frame.type === "receipts" || frame.type === "hello"
  return rowsWritten > 0 && !mayWrite ? [`wrote ${rowsWritten} rows for ${frame.type}`] : []
}

const bytesOf = (data: string | ArrayBuffer): number =>
  typeof data === "string" ? Buffer.byteLength(data) : data.byteLength

function understood(data: string | ArrayBuffer): UpFrame | null {
  if (typeof data !== "string" || bytesOf(data) > limits.frameBytesMax) return null
  try {
    return upFrame.safeParse(JSON.parse(data)).data ?? null
  } catch {
    return null
  }
}
