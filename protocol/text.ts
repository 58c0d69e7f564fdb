import { z } from "zod"
import { limits } from "./limits.ts"

/** Text that can be stored: no NUL (Postgres cannot store it), no lone surrogates (UTF-8 cannot). It may be empty. */
export const optionalText = (charactersMax: number) =>
  z
    .string()
    .max(charactersMax, `At most ${charactersMax} characters.`)
    .refine(value => !value.includes("\0") && value.isWellFormed(), "The text has characters that cannot be stored.")

/** The same with something in it that shows. */
const text = (charactersMax: number) =>
  optionalText(charactersMax).refine(value => /[^\s\p{Cc}\p{Cf}]/u.test(value), "Write something first.")

export const messageText = text(limits.messageCharactersMax)
export const reasonText = text(limits.reasonCharactersMax)
/** A name stands in one line beside what others say: nothing that breaks the line, turns it around, or moves a terminal's cursor. */
const lineBreaking = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u
export const nameText = text(limits.nameCharactersMax).refine(
  value => !lineBreaking.test(value),
  "A name is one line of letters.",
)
export const titleText = text(limits.reasonCharactersMax).refine(
  value => !lineBreaking.test(value),
  "A title is one line of text.",
)
export const customerNoteText = text(limits.customerNoteCharactersMax)
export const knowledgeText = text(limits.knowledgeCharactersMax)
export const searchText = text(limits.searchCharactersMax)
