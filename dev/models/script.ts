import type { ChatRequest } from "./chat-request.ts"

/** What a scripted model does, in order. `at` is milliseconds after the request arrived. */
export type Move =
  | { say: string; at?: number }
  | { call: string; input: string }
  /** Nothing more, with the line open. */
  | { hang: true }
  /** The line breaks. */
  | { cut: true }

export type Script = { status: number; message: string } | { status: 200; moves: Iterable<Move> }

/**
 * The script that a model's name stands for:
 *
 * - `paced-100x1000`: 1,000 tokens at 100 a second, the first at once. Each token has 6 characters.
 * - `says-Hello`: that, word by word, dashes read as spaces. `echoes`: the question. `thinks`: aloud, then an answer.
 * - `cites`: an answer with [1], after a search if none was made. `escalates`, `searches-for-ever`.
 * - `silent`, `silent-after-20`, `cut-after-20`, `empty`, `endless` (500 tokens a second until somebody stops it).
 * - `quota` (429), `down` (503), `refused` (401), `unknown` (404).
 * - `nonsense-tools`: a call that does not parse, again and again; `nonsense-once`: then an answer.
 */
export function scriptOf(request: ChatRequest): Script {
  const [name = "", ...rest] = request.model.split("-")
  const argument = rest.join("-")
  switch (name) {
    case "paced":
      return playing(paced(argument))
    case "says":
      return playing(said(argument.replaceAll("-", " ")))
    case "thinks":
      return playing(
        ["<th", "ink>They are", " shut</thi", "nk>\n\n", "From nine ", "to five. [1]"].map(say => ({ say })),
      )
    case "echoes":
      return playing(said(request.question))
    case "cites":
      return playing(request.hasResult ? said("The team has written about this. [1]") : searching(request.question))
    case "searches":
      return playing(searching("again and again"))
    case "escalates":
      return playing([call("escalate", { reason: "A person has to look at this.", summary: "Asked something." })])
    case "silent":
      return playing([...tokens(countIn(argument)), { hang: true }])
    case "cut":
      return playing([...tokens(countIn(argument)), { cut: true }])
    case "empty":
      return playing([])
    case "endless":
      return playing(paced("500x1000000"))
    case "nonsense":
      return playing(argument === "once" && request.hasOwnResult ? said("Now I know better. [1]") : nonsense)
    case "quota":
      return { status: 429, message: "You have used up your quota." }
    case "down":
      return { status: 503, message: "No model is loaded." }
    case "refused":
      return { status: 401, message: "Wrong key sk-fake-0123456789." }
    default:
      return { status: 404, message: `There is no model ${request.model}.` }
  }
}

const playing = (moves: Iterable<Move>): Script => ({ status: 200, moves })
const call = (name: string, input: unknown): Move => ({ call: name, input: JSON.stringify(input) })
const searching = (query: string) => [call("search_knowledge", { query })]
const nonsense: Move[] = [{ call: "search_knowledge", input: '{"query": 7, ' }]

function* paced(argument: string): Generator<Move> {
  const [rate = 100, count = 100] = argument.split("x").map(Number)
  for (let at = 0; at < count; at += 1) yield { say: token(at), at: (at * 1_000) / rate }
}

function* tokens(count: number): Generator<Move> {
  for (let at = 0; at < count; at += 1) yield { say: token(at) }
}

/** As long as a token of English with its space is on average, and a little more; every one can be told from every other. */
const token = (at: number) => `w${String(at % 10_000).padStart(4, "0")} `

function said(text: string): Move[] {
  return (text.match(/\s*\S+/g) ?? []).map(say => ({ say }))
}

const countIn = (argument: string) => Number(/\d+$/.exec(argument)?.[0] ?? 0)
