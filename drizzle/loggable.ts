import { NeonDbError } from "@neondatabase/serverless"
import { DrizzleQueryError } from "drizzle-orm"

/**
 * What a log may say of a failure. The messages of drizzle and the details of Postgres hold the values of a statement:
 * what people wrote, addresses, session tokens. They stay out; classes, codes, statements and stacks are enough to mend things.
 */
export function loggable(error: unknown): string {
  const causes: string[] = []
  for (let cause = error; cause !== undefined && causes.length < depthMax; cause = causeOf(cause)) {
    causes.push(sayable(cause))
  }
  return causes.join("\ncaused by ").replaceAll(connectionString, "postgres://…")
}

/** The driver repeats one that it cannot read, with the password in it. */
const connectionString = /postgres(?:ql)?:\/\/[^\s)]+/g

const depthMax = 5
const statementCharactersMax = 200

const causeOf = (error: unknown): unknown => (error instanceof Error ? error.cause : undefined)

function sayable(error: unknown): string {
  if (error instanceof DrizzleQueryError) {
    return `Failed query: ${error.query.trim().replaceAll(/\s+/g, " ").slice(0, statementCharactersMax)}`
  }
  if (error instanceof NeonDbError) {
    // Of a value that it cannot take, Postgres says the value.
    const message = error.code?.startsWith("22") ? "" : error.message
    return ["NeonDbError", error.code, error.constraint, message].join(" ").trim()
  }
  if (error instanceof AggregateError) return [error.message, ...error.errors.map(loggable)].join("\n")
  // Of a text that is no JSON, the parser says a piece.
  if (error instanceof SyntaxError) return ["SyntaxError", ...framesOf(error)].join("\n")
  if (error instanceof Error) return error.stack ?? `${error.name}: ${error.message}`
  return typeof error
}

const framesOf = ({ stack = "" }: Error): string[] =>
  stack.split("\n").filter(line => line.trimStart().startsWith("at "))
