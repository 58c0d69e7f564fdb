import type { Conversation } from "../../protocol/conversation.ts"

/** What the customer thinks of how it went, in a few words; null while they have not said. */
export const ratedWords = ({ score }: Conversation): string | null =>
  score === undefined ? null : `Rated ${score.score} of 5`
