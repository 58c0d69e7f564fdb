import { z } from "zod"
import { limits } from "./limits.ts"

/** Text that a person typed: something other than white space, no NUL (Postgres cannot store it), no lone surrogates (UTF-8 cannot). */
const text = (charactersMax: number) =>
  z
    .string()
    .max(charactersMax, `At most ${charactersMax} characters.`)
    .refine(value => value.trim() !== "", "Write something first.")
    .refine(value => !value.includes("\0") && value.isWellFormed(), "The text has characters that cannot be stored.")

export const messageText = text(limits.messageCharactersMax)
export const reasonText = text(limits.reasonCharactersMax)
export const nameText = text(limits.nameCharactersMax)
export const searchText = text(limits.searchCharactersMax)
