/** The value, or a failure that names what took longer than it may. */
export async function inTime<Value>(work: Promise<Value>, msMax: number, what: string): Promise<Value> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`${what} took longer than ${msMax / 1000} s`)), msMax)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
