import { type Answer, type Call, call } from "../app/api.ts"

/** One request to the assistant, which takes its time and may be stopped. */
export async function ask<T>(what: Omit<Call<T>, "method"> & { signal: AbortSignal }): Promise<Answer<T> | "stopped"> {
  try {
    return await call({ ...what, method: "POST" })
  } catch (cause) {
    if (what.signal.aborted) return "stopped"
    throw cause
  }
}
