import type { Said } from "./job.ts"

/** What is looked up before a model is asked: the question, with the one before it where it leans on that. */
export function searchQuestion(question: string, transcript: readonly Said[]): string {
  if (!leans.test(question)) return question
  const asked = transcript.filter(said => said.role === "customer" && said.text.trim() !== question.trim())
  const before = asked.at(-1)
  return before === undefined ? question : `${question}\n${before.text}`
}

/** "And for teams?" and "Why?" mean nothing alone; "How long does delivery take?" does, whatever was asked before. */
const leans =
  /^\s*(?:(?:and|or|but|also|what about|how about|what if)\b.{0,60}|(?:why|how|when|where|since when|how (?:much|many|long|so|come))\W*)$/i
