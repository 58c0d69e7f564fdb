import { parseArgs } from "node:util"
import { z } from "zod"
import { Trouble } from "../start/trouble.ts"
import { answersChaos } from "./answers/answers.ts"
import { explainAnswers, publishAnswers } from "./answers/publish.ts"
import { isPerfect, line, type Outcome } from "./outcome.ts"
import { type Fault, faultType } from "./plan.ts"
import { publish } from "./results.ts"
import { run } from "./run.ts"

/**
 * `npm run chaos -- --kills 200 --seed 1`: everybody talks while the server is killed and lines break, as the seed says; then
 * what everybody saw is held against what is stored. `--against parley,partyserver,socket.io` does the same to other chats.
 * `--without reload` leaves a fault out. `--answers 50` instead kills Parley so often while its assistant writes.
 * Prints one JSON line for each; the exit code is 0 only when Parley lost, doubled, moved and left out nothing.
 */
const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "20" },
    seed: { type: "string", default: "1" },
    against: { type: "string", default: "parley" },
    without: { type: "string", default: "" },
    answers: { type: "string", default: "0" },
    "postgres-down-seconds": { type: "string", default: "10" },
  },
})

// Ended like this, what was started ends too (run-workerd.ts, parley-postgres.ts).
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1))
try {
  const answers = wholeNumber("answers", 10_000)
  if (answers > 0) await killAnswers(answers)
  else await killChats()
} catch (error) {
  if (!(error instanceof Trouble)) throw error
  console.error(error.message)
  process.exitCode = 1
}
// Lines that are being closed are no reason to stay.
process.exit()

async function killAnswers(kills: number): Promise<void> {
  const outcome = await answersChaos({ seed: wholeNumber("seed", 1_000_000_000), kills })
  publishAnswers(outcome)
  const { rules, ...figures } = outcome
  console.log(JSON.stringify({ ...figures, violations: rules.reduce((sum, { count }) => sum + count, 0) }))
  process.exitCode = explainAnswers(outcome) ? 0 : 1
}

async function killChats(): Promise<void> {
  const asked = {
    kills: wholeNumber("kills", 10_000),
    seed: wholeNumber("seed", 1_000_000_000),
    without: faults(values.without),
    postgresDownMs: wholeNumber("postgres-down-seconds", 3_600) * 1_000,
  }
  const outcomes: Outcome[] = []
  for (const chat of values.against.split(",")) {
    const outcome = await run(chat, asked)
    outcomes.push(outcome)
    console.log(JSON.stringify(line(outcome)))
    explain(outcome)
  }
  publish(outcomes)
  process.exitCode = outcomes.every(outcome => outcome.chat !== "parley" || isPerfect(outcome)) ? 0 : 1
}

/** On the error output, so that the other one has a line for each chat and nothing else. */
function explain({ chat, rules, complaints, unfinished }: Outcome): void {
  for (const { rule, examples } of rules) for (const example of examples) console.error(`${chat}: ${rule}: ${example}`)
  for (const complaint of complaints.slice(0, 10)) console.error(`${chat}: ${complaint}`)
  for (const one of unfinished) console.error(`${chat}: ${one}`)
}

function faults(named: string): Fault["type"][] {
  const names = named.split(",").filter(name => name !== "")
  const known = z.array(faultType).safeParse(names)
  if (known.success) return known.data
  throw new Trouble(`--without names what cannot go wrong here: ${named}`, `Choose of ${faultType.options.join(", ")}`)
}

function wholeNumber(name: keyof typeof values, max: number): number {
  const number = Number(values[name])
  if (Number.isInteger(number) && number >= 0 && number <= max) return number
  throw new Trouble(`--${name} is "${values[name]}"`, `Give a whole number from 0 to ${max}`)
}
