import type { AnswerEnd } from "../../../protocol/answer.ts"
import { correctionsIn } from "../../../protocol/corrections.ts"
import type { Entry } from "../../../protocol/entry.ts"
import { limits } from "../../../protocol/limits.ts"
import type { Said } from "../../assistant/job.ts"

/** What a model is told of a conversation, oldest first: what its customer may see, the newest of it, within the bounds. */
export function transcriptOf(entries: readonly Entry[]): Said[] {
  return newestSaid(saidIn(entries))
}

/** The same for who answers, perhaps anew: up to the question, which words that came after it must not push out. */
export function transcriptToAnswer(entries: readonly Entry[], without: string | null): Said[] {
  return newestSaid(upToQuestion(saidIn(entries.filter(entry => entry.id !== without))))
}

/** As much of the newest as a model is told. */
export function newestSaid(all: readonly Said[]): Said[] {
  const said: Said[] = []
  let room: number = limits.transcriptCharactersMax
  for (const one of all.toReversed()) {
    if (one.text.length > room || said.length === limits.transcriptMessagesMax) break
    room -= one.text.length
    said.push(one)
  }
  return said.reverse()
}

/** Up to the customer's last words: what is there of an answer to them was cut off, and is to be said anew. */
export const upToQuestion = (said: readonly Said[]): Said[] =>
  said.slice(0, said.findLastIndex(({ role }) => role === "customer") + 1)

/** What the customer has said since anybody answered: one question may come in several messages. */
export function questionIn(transcript: readonly Said[]): string {
  const answered = transcript.findLastIndex(({ role }) => role !== "customer")
  return transcript
    .slice(answered + 1)
    .map(({ text }) => text)
    .join("\n")
}

/** As it was corrected, and without what was taken back. */
function saidIn(entries: readonly Entry[]): Said[] {
  const corrections = correctionsIn(entries)
  return entries.flatMap(entry => {
    const correction = corrections.get(entry.id)
    const said = saidBy(entry)
    const text = correction === undefined ? said?.text : correction.text
    return said === null || !text ? [] : { ...said, text }
  })
}

function saidBy({ author, body }: Entry): Said | null {
  if (body.type === "answer") {
    return { role: "assistant", text: body.text || withoutWords[body.end] }
  }
  if (body.type !== "message") return null
  return {
    role: author.kind === "staff" ? "staff" : author.kind === "assistant" ? "assistant" : "customer",
    text: body.text,
  }
}

/** An answer without a word can still have settled the question, which is then no part of the next one. */
const withoutWords: Record<AnswerEnd, string> = {
  done: "I have asked a person to take over.",
  stopped: "The customer wanted no answer to this.",
  failed: "",
  superseded: "",
}
