import type { Said } from "./job.ts"

/** What is looked up before a model is asked: the question, with the one before it where it leans on that. */
export function searchQuestion(question: string, transcript: readonly Said[]): string {
  if (!leans.test(question) || question.length > leaningCharactersMax) return question
  const asked = transcript.filter(said => said.role === "customer" && said.text.trim() !== question.trim())
  const before = asked.at(-1)
  return before === undefined ? question : `${question}\n${before.text}`
}

/** "And for teams?" means nothing alone; "How do I reset my password?" does. */
const leans = /^\s*(?:and|or|but|also|what about|how about|what if|why|how much|how long|how so|since when)\b/i
const leaningCharactersMax = 60
