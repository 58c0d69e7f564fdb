import type { Conversation } from "../../protocol/conversation.ts"
import { plainWords } from "./plain-words.ts"

/** The last words of a conversation for a line in a list: what a model wrote without its marks. */
export function previewWords({ author, text }: NonNullable<Conversation["preview"]>): string {
  if (text === "") return "Message deleted"
  return author.kind === "assistant" ? plainWords(text) : text
}
