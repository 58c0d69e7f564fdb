/** What the product would only log is the end of a schedule. */
export function report(error: unknown): never {
  throw error
}
