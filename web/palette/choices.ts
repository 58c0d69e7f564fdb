import type { ReactNode } from "react"

/** Something to choose from a list. */
export interface Choice {
  id: string
  words: string
  /** What else helps to choose: where it leads, when that is, how busy somebody is. */
  hint?: string | undefined
  /** The key that does the same without the list. */
  key?: string | undefined
  /** Of several, that this one is chosen; of one, that it is so now. */
  isOn?: boolean | undefined
  /** Drawn before the words. */
  mark?: ReactNode
}

/** What is meant by what was typed: every word of it begins a word of the choice. Those that begin with it come first. */
export function narrowed(choices: readonly Choice[], typed: string): Choice[] {
  const parts = folded(typed).split(/\s+/).filter(Boolean)
  const whole = parts.join(" ")
  return choices
    .filter(({ words, hint }) => {
      const said = ` ${folded(`${words} ${hint ?? ""}`)}`
      return parts.every(part => starts(said, part))
    })
    .sort((one, other) => rank(one, whole) - rank(other, whole))
}

const rank = ({ words }: Choice, typed: string): number => (folded(words).startsWith(typed) ? 0 : 1)
const starts = (said: string, part: string): boolean => wordStarts.some(start => said.includes(start + part))
const wordStarts = [" ", "-", "(", "“", "/", "@"]

const folded = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
