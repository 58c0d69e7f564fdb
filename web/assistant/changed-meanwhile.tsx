import type { FormValues } from "../app/kept-form.ts"
import { TrueNow } from "../look/true-now.tsx"
import { toneWords } from "./tone-words.ts"

/** For who has gone on while a colleague saved: how it is set now, where that differs from what is typed here. */
export function ChangedMeanwhile({ saved, typed }: { saved: FormValues; typed: FormValues }) {
  const others = fields.filter(({ name }) => saved[name] !== typed[name])
  return (
    <TrueNow
      summary="What they say now"
      others={others.map(one => ({ ...one, value: plain(one.name, saved[one.name] ?? "") }))}
    >
      <b>Somebody has changed these settings since you began.</b> Saving puts yours in their place.
    </TrueNow>
  )
}

interface Told {
  name: string
  words: string
  none?: string
}

const fields: Told[] = [
  { name: "on", words: "The assistant answers", none: "No" },
  { name: "name", words: "Name" },
  { name: "tone", words: "Tone" },
  { name: "instructions", words: "Instructions" },
  { name: "keywords", words: "Words that ask for a person" },
  { name: "sentimentWords", words: "Words that say that somebody is upset" },
  { name: "afterMisses", words: "A person after answers that did not help" },
  { name: "outsideKnowledge", words: "Questions outside the knowledge go to a person at once", none: "No" },
  { name: "organizationTokensPerMonth", words: "Tokens for all conversations, each month" },
  { name: "conversationTokens", words: "Tokens for one conversation" },
]

function plain(name: string, value: string): string {
  if (value === "on") return "Yes"
  return name === "tone" ? (toneWords.find(([tone]) => tone === value)?.[1] ?? value) : value
}
