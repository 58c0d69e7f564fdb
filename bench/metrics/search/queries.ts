import { sql } from "drizzle-orm"
import { z } from "zod"
import type { Database } from "../../../drizzle/client.ts"
import type { Vocabulary } from "./vocabulary.ts"

export interface Asked {
  kind: "common" | "rare" | "prefix" | "two words" | "phrase" | "person"
  q: string
  /** There has to be something. */
  isSaid: boolean
}

/** What people look for, as often each: with words of messages that are there, from all of history. */
export async function queries(
  database: Database,
  organizationId: string,
  { spoken, messages, each }: { spoken: Vocabulary; messages: number; each: number },
): Promise<Asked[]> {
  const { words, names } = spoken
  const seqs = Array.from({ length: each * 2 }, (_, at) => 1 + Math.floor((at * messages) / (each * 2 + 1)))
  const { rows } = await database.execute(sql`
    select text from messages where stream_id = ${organizationId} and seq in ${seqs} order by seq`)
  const texts = rows.map(row => z.object({ text: z.string() }).parse(row).text.split(" "))
  const [phrases, pairs] = [texts.slice(0, each), texts.slice(each)]
  const pick = (list: readonly string[], at: number): string => list[Math.floor(at) % list.length] ?? ""
  const numbers = Array.from({ length: each }, (_, at) => at)
  return [
    ...numbers.map((at): Asked => ({ kind: "common", q: `${pick(words, at)} `, isSaid: true })),
    ...numbers.map((at): Asked => ({ kind: "rare", q: `${pick(words, 8_000 + at * 340)} `, isSaid: false })),
    ...numbers.map(
      (at): Asked => ({ kind: "prefix", q: pick(words, 1_000 + at * 97).slice(0, 3 + (at % 2)), isSaid: true }),
    ),
    ...pairs.map((text): Asked => ({ kind: "two words", q: `${text[0]} ${text[2]} `, isSaid: true })),
    ...phrases.map((text): Asked => ({ kind: "phrase", q: `"${text[1]} ${text[2]}"`, isSaid: true })),
    ...numbers.map((at): Asked => ({ kind: "person", q: pick(names, at * 53).slice(0, 4 + (at % 3)), isSaid: true })),
  ]
}
