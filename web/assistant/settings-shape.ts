import { z } from "zod"
import { type AssistantSettings, assistantSettings } from "../../protocol/assistant.ts"
import { limits } from "../../protocol/limits.ts"
import type { FormValues } from "../app/kept-form.ts"
import { linesOf } from "../app/lines.ts"
import { valuesOf } from "../app/use-kept-form.ts"
import { inDigits } from "../look/digits.ts"

const { name, tone, instructions, handOver, caps } = assistantSettings.shape
const rules = handOver.shape
const longest = limits.phraseCharactersMax

/** An unchecked box says nothing in a form. */
const box = z.literal("on").optional()
const lines = (phrases: typeof rules.keywords) =>
  z
    .string()
    .transform(linesOf)
    .refine(all => all.every(({ length }) => length <= longest), `At most ${longest} characters in a line.`)
    .pipe(phrases)
const tokens = (number: typeof caps.shape.conversationTokens, max: number) =>
  z
    .string()
    // People group digits in their own country's way.
    .transform(typed => Number(typed.replace(/[\s.,_'’]/g, "") || Number.NaN))
    .refine(value => number.safeParse(value).success, `Write a number of tokens, at most ${inDigits(max)}.`)

/** The settings as their form says them. */
export const settingsShape = z
  .object({
    on: box,
    name,
    tone,
    instructions,
    keywords: lines(rules.keywords),
    sentimentWords: lines(rules.sentimentWords),
    afterMisses: z.coerce.number().pipe(rules.afterMisses),
    outsideKnowledge: box,
    organizationTokensPerMonth: tokens(caps.shape.organizationTokensPerMonth, 1_000_000_000),
    conversationTokens: tokens(caps.shape.conversationTokens, 10_000_000),
  })
  .transform(
    (form): AssistantSettings => ({
      on: form.on !== undefined,
      name: form.name,
      tone: form.tone,
      instructions: form.instructions,
      handOver: {
        keywords: form.keywords,
        sentimentWords: form.sentimentWords,
        afterMisses: form.afterMisses,
        outsideKnowledge: form.outsideKnowledge !== undefined,
      },
      caps: {
        organizationTokensPerMonth: form.organizationTokensPerMonth,
        conversationTokens: form.conversationTokens,
      },
    }),
  )

export const settingsValues = ({ handOver, caps, on, ...words }: AssistantSettings): FormValues => ({
  ...words,
  ...(on && { on: "on" }),
  keywords: handOver.keywords.join("\n"),
  sentimentWords: handOver.sentimentWords.join("\n"),
  afterMisses: String(handOver.afterMisses),
  ...(handOver.outsideKnowledge && { outsideKnowledge: "on" }),
  organizationTokensPerMonth: inDigits(caps.organizationTokensPerMonth),
  conversationTokens: inDigits(caps.conversationTokens),
})

/** What a form says now, saved or not; undefined without a form, null when it says something that cannot be. */
export function settingsOnScreen(form: HTMLFormElement | null): AssistantSettings | null | undefined {
  if (form === null) return undefined
  const parsed = settingsShape.safeParse(valuesOf(form))
  return parsed.success ? parsed.data : null
}
