import { readFileSync } from "node:fs"
import { z } from "zod"
import { Trouble } from "../../dev/start/trouble.ts"

const id = z.union([z.string(), z.number()]).transform(String)
const entries = z.array(z.object({ id, questions: z.array(z.string()).min(1), answer: z.string() })).min(1)
const queries = z.array(z.object({ query: z.string(), entries: z.array(id).min(1) })).min(1)

/** What an organization would have written down, and what people asked, each with the entries that answer it. */
export interface Collection {
  entries: z.infer<typeof entries>
  queries: z.infer<typeof queries>
}

/** Reads a collection from its two files. Throws `Trouble` that says what is wrong with which. */
export function readCollection(files: { entries?: string; queries?: string }): Collection {
  const collection = {
    entries: read("entries", files.entries, entries),
    queries: read("queries", files.queries, queries),
  }
  const ids = new Set<string>()
  for (const entry of collection.entries) {
    if (ids.has(entry.id))
      throw new Trouble(`${files.entries} has two entries ${entry.id}`, "Give each an id of its own")
    ids.add(entry.id)
  }
  for (const { query, entries } of collection.queries) {
    const unknown = entries.find(one => !ids.has(one))
    if (unknown !== undefined)
      throw new Trouble(
        `"${query}" is answered by ${unknown}, which is no entry of ${files.entries}`,
        "Give files that belong together",
      )
  }
  return collection
}

const shapes = {
  entries: '[{ "id": 1, "questions": ["…"], "answer": "…" }, …]',
  queries: '[{ "query": "…", "entries": [1] }, …]',
}

function read<T>(name: keyof typeof shapes, file: string | undefined, schema: z.ZodType<T>): T {
  if (file === undefined) throw new Trouble(`There is no --${name}`, `Name a file like ${shapes[name]}`)
  const text = readText(file)
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    throw new Trouble(`${file} is not JSON`, `It has to be like ${shapes[name]}`, { cause: error })
  }
  const result = schema.safeParse(parsed)
  if (result.success && !hasUnstorable(text)) return result.data
  const issue = result.error?.issues[0]
  const place = issue ? `${issue.path.join(".") || "the whole"}: ${issue.message}` : "a character that cannot be stored"
  throw new Trouble(`${file} is not a list of ${name} (${place})`, `It has to be like ${shapes[name]}`)
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8")
  } catch (error) {
    const reason =
      error instanceof Error && "code" in error && error.code === "ENOENT" ? "is not there" : "cannot be read"
    throw new Trouble(`${file} ${reason}`, "Name a file that can be read", { cause: error })
  }
}

/** Postgres has no NUL in a text. In JSON it can only stand escaped. */
const hasUnstorable = (text: string): boolean => /\\u0000/.test(text)
