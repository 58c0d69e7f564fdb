import type { Teammate } from "../../protocol/down.ts"
import type { Opening } from "../thread/use-caret-menu.tsx"

/** An @ at the beginning of a word, with as much of a name as was typed behind it: two words at most, further ones narrow nothing. */
export function mentionAt(text: string, caret: number): Opening | null {
  const found = /(?:^|[\s(])@((?:[\p{L}\p{N}_.'-]+ ?){0,2})$/u.exec(text.slice(0, caret))
  if (found === null) return null
  const [, word = ""] = found
  return { from: caret - word.length - 1, to: caret, word }
}

/** Colleagues one of whose names begins so; who is here first. A whole name with a space behind it is done. */
export function matesMeant(team: readonly Teammate[], word: string): Teammate[] {
  const wanted = folded(word)
  return team
    .filter(({ name }) => ` ${folded(name)}`.includes(` ${wanted}`))
    .toSorted((one, other) => Number(other.isOnline) - Number(one.isOnline) || one.name.localeCompare(other.name))
}

/** Who is named in a note, by the whole name behind an @. Of names that begin alike the longer one is meant. */
export function mentionedIn(text: string, team: readonly Teammate[]): string[] {
  let rest = text
  const ids: string[] = []
  for (const { id, name } of team.toSorted((one, other) => other.name.length - one.name.length)) {
    const without = rest.split(new RegExp(`@${escaped(name)}(?![\\p{L}\\p{N}])`, "iu"))
    if (without.length === 1) continue
    ids.push(id)
    rest = without.join(" ")
  }
  return ids
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
const folded = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
