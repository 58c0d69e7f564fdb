import type { Measured } from "./metric.ts"

/** Whether a figure keeps its bound: the ratio where there is one, else the figure itself. */
export function keepsBound({ ok, ratio, ours, target, bound }: Measured): boolean {
  if (ok !== undefined) return ok
  const figure = ratio ?? ours
  return bound === "at_most" ? figure <= target : figure >= target
}

const head = ["metric", "ours", "floor", "peers", "ratio", "target", "ok"]

/** One line of words per metric, in the order of the table. */
export function rows(metrics: Record<string, Measured>): string[][] {
  return Object.entries(metrics).map(([name, one]) => [
    name,
    `${one.ours} ${one.unit}`,
    one.floor === null ? "–" : String(one.floor),
    Object.entries(one.peers)
      .map(([peer, value]) => `${peer} ${value}`)
      .join(", ") || "–",
    one.ratio === null ? "–" : `${one.ratio} ×`,
    `${one.bound === "at_most" ? "≤" : "≥"} ${one.target}${one.ratio === null ? "" : " ×"}`,
    keepsBound(one) ? "yes" : "no",
  ])
}

/** For a terminal. */
export function table(metrics: Record<string, Measured>): string {
  const lines = [head, ...rows(metrics)]
  const widths = head.map((_, column) => Math.max(...lines.map(line => line[column]?.length ?? 0)))
  return lines.map(line => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")).join("\n")
}

/** For a document. */
export function markdown(metrics: Record<string, Measured>): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`
  return [line(head), line(head.map(() => "---")), ...rows(metrics).map(line)].join("\n")
}

/** What is to be said below the table. */
export function notes(metrics: Record<string, Measured>): string[] {
  return Object.entries(metrics).flatMap(([name, one]) => (one.notes ?? []).map(note => `${name}: ${note}`))
}
