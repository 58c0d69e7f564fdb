import { readFileSync } from "node:fs"
import { z } from "zod"
import { messageText } from "../../protocol/text.ts"
import { Trouble } from "../start/trouble.ts"

const question = z.object({ query: z.string() })

/** What customers will say: the `query` fields of a JSON array or of JSON lines, or else the lines themselves. */
export function readTexts(file: string | undefined): string[] {
  if (file === undefined) throw new Trouble("No file is named", "Say which: npm run flood -- --file questions.json")
  const content = read(file)
  const all = fromArray(content) ?? content.split("\n").map(line => fromLine(line.trim()))
  const texts = all.filter(text => messageText.safeParse(text).success)
  if (texts.length === 0) throw new Trouble(`${file} has nothing that could be a message`, "Give a file with some text")
  return texts
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8")
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Trouble(`The file cannot be read (${reason})`, "Check its name", { cause })
  }
}

function fromArray(content: string): string[] | null {
  const parsed = z.array(question).safeParse(json(content))
  return parsed.success ? parsed.data.map(one => one.query) : null
}

function fromLine(line: string): string {
  const parsed = question.safeParse(json(line))
  return parsed.success ? parsed.data.query : line
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
