/** The fields of a Postgres error that Neon's driver copies onto the error it throws. */
const errorFields = [
  "severity",
  "code",
  "detail",
  "hint",
  "position",
  "internalPosition",
  "internalQuery",
  "where",
  "schema",
  "table",
  "column",
  "dataType",
  "constraint",
  "file",
  "line",
  "routine",
] as const

export type Refusal = { message: string } & Partial<Record<(typeof errorFields)[number], string>>

/** What the endpoint says of a failure. Nothing but Postgres's own fields leaves it: no stack, no connection string. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof Error)) return { message: "The statement failed" }
  const refusal: Refusal = { message: error.message }
  for (const field of errorFields) {
    const value: unknown = Reflect.get(error, field)
    if (typeof value === "string") refusal[field] = value
  }
  return refusal
}
