import { vi } from "vitest"

const levels = ["log", "info", "warn", "error", "debug", "trace", "dir", "table"] as const

/** Everything that is written to any log from now on, as widely as a log could show it. */
export function capturedLogs(): () => string {
  const spies = levels.map(level => vi.spyOn(console, level).mockReturnValue(undefined))
  return () => spies.flatMap(spy => spy.mock.calls.flat().map(shown)).join("\n")
}

function shown(value: unknown): string {
  if (value instanceof Error) return [value.stack, value.message, shown({ ...value }), shown(value.cause)].join(" ")
  return typeof value === "string" ? value : String(JSON.stringify(value))
}
