import type { StoredEntry } from "../../../protocol/entry.ts"
import { limits } from "../../../protocol/limits.ts"
import type { Said } from "../../assistant/job.ts"

/** What a model is told of a conversation, oldest first: what its customer may see, the newest of it, within the bounds. */
export function transcriptOf(entries: readonly StoredEntry[], without: string | null): Said[] {
  const said: Said[] = []
  let room: number = limits.transcriptCharactersMax
  for (const entry of entries.toReversed()) {
    const one = entry.id === without ? null : saidIn(entry)
    if (one === null) continue
    if (one.text.length > room || said.length === limits.transcriptMessagesMax) break
    room -= one.text.length
    said.push(one)
  }
  return said.reverse()
}

/** What the customer has said since anybody answered: one question may come in several messages. */
export function questionIn(transcript: readonly Said[]): string {
  const answered = transcript.findLastIndex(({ role }) => role !== "customer")
  return transcript
    .slice(answered + 1)
    .map(({ text }) => text)
    .join("\n")
}

function saidIn({ author, body }: StoredEntry): Said | null {
  if (body.type === "answer") return body.text === "" ? null : { role: "assistant", text: body.text }
  if (body.type !== "message") return null
  return {
    role: author.kind === "staff" ? "staff" : author.kind === "assistant" ? "assistant" : "customer",
    text: body.text,
  }
}
