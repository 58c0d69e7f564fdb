import { z } from "zod"
import { citation, escalationCause, trace } from "./answer.ts"
import { limits } from "./limits.ts"
import { messageText, nameText, optionalText } from "./text.ts"

const phrases = z
  .array(z.string().trim().min(1).max(limits.phraseCharactersMax))
  .max(limits.phrasesMax, `At most ${limits.phrasesMax}.`)

/** When the assistant fetches a person although nobody pressed the button. */
const handOverRules = z.strictObject({
  /** The customer's words that ask for a person, or that the organization wants a person to see: whole words, any case. */
  keywords: phrases,
  /** The customer's words that say that they are upset. */
  sentimentWords: phrases,
  /** After how many answers in a row that did not help: rated down, asked again, or without anything found. */
  afterMisses: z.int().min(1).max(10),
  /** Whether a question that the knowledge does not answer is handed over at once; else the assistant says so and offers it. */
  outsideKnowledge: z.boolean(),
})

/** Tokens that may be spent. A conversation or an organization that has reached its cap is answered by people. */
const spendingCaps = z.strictObject({
  organizationTokensPerMonth: z.int().min(0).max(1_000_000_000),
  conversationTokens: z.int().min(0).max(10_000_000),
})

/** How an organization's assistant behaves. */
export const assistantSettings = z.strictObject({
  on: z.boolean(),
  name: nameText,
  tone: z.enum(["friendly", "neutral", "formal"]),
  instructions: optionalText(limits.instructionsCharactersMax),
  handOver: handOverRules,
  caps: spendingCaps,
})
export type AssistantSettings = z.infer<typeof assistantSettings>

/** As it is until somebody changes it: off, since nothing has been written down yet. */
export const assistantDefaults: AssistantSettings = {
  on: false,
  name: "Assistant",
  tone: "friendly",
  instructions: "",
  handOver: {
    keywords: ["human", "real person", "talk to a person", "speak to someone", "speak to a person", "agent"],
    sentimentWords: ["unacceptable", "ridiculous", "furious", "useless", "terrible", "lawyer", "complaint"],
    afterMisses: 2,
    outsideKnowledge: true,
  },
  caps: { organizationTokensPerMonth: 5_000_000, conversationTokens: 100_000 },
}

/** `month` as `2026-11`, UTC. */
export const spending = z.object({ month: z.string(), tokens: z.int().min(0) })
export type Spending = z.infer<typeof spending>

/** The settings to be set, as a whole. */
export const assistantChange = assistantSettings.extend({
  revision: z
    .uuid()
    .toLowerCase()
    .nullable()
    .optional()
    .describe("The one that the change was made for: where it is another by now, the change is refused as `stale`."),
})
export type AssistantChange = z.infer<typeof assistantChange>

/** `revision` is another one after every change; null as long as nobody has changed anything. */
export const assistantStatus = z.object({
  settings: assistantSettings,
  revision: z.uuid().nullable(),
  model: z.object({ name: z.string(), isLanguageModel: z.boolean() }),
  spent: spending,
})
export type AssistantStatus = z.infer<typeof assistantStatus>

const turnOfTalk = z.strictObject({ role: z.enum(["customer", "assistant", "staff"]), text: messageText })

/** The sandbox: what would be answered, under these settings (saved or not). The last turn is the customer's question. */
export const trialBody = z.strictObject({
  settings: assistantSettings.optional(),
  transcript: z.array(turnOfTalk).min(1).max(limits.trialTurnsMax),
})

export const trialResult = z.object({
  text: z.string(),
  citations: z.array(citation),
  trace,
  handOver: z.object({ reason: z.string(), summary: z.string().nullable(), cause: escalationCause }).nullable(),
})
export type TrialResult = z.infer<typeof trialResult>

/** A reply that staff may send, change or throw away. Never sent by itself. */
export const suggestionResult = z.object({ text: z.string(), citations: z.array(citation), tokens: z.int() })
export type SuggestionResult = z.infer<typeof suggestionResult>

export const summaryResult = z.object({ text: z.string(), tokens: z.int() })
export type SummaryResult = z.infer<typeof summaryResult>
