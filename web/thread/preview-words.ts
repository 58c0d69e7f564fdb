import type { Conversation } from "../../protocol/conversation.ts"
import { plainWords } from "./plain-words.ts"

/** The last words of a conversation for a line in a list: what a model wrote without its marks. */
export const previewWords = ({ author, text }: NonNullable<Conversation["preview"]>): string =>
  author.kind === "assistant" ? plainWords(text) : text
