import type { AssistantSettings } from "../../protocol/assistant.ts"

/** Tones in words, each with how it would sound. */
export const toneWords: [AssistantSettings["tone"], string, string][] = [
  ["friendly", "Friendly", "“Sure! You can send it back within 30 days.”"],
  ["neutral", "Neutral", "“You can send it back within 30 days.”"],
  ["formal", "Formal", "“Returns are accepted within 30 days of delivery.”"],
]
