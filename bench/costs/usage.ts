import { planPerMonth, prices, type Unit } from "./prices.ts"

/** Amounts of what is billed. */
export type Usage = Partial<Record<Unit, number>>

/** What this usage costs by itself, with nothing included. */
export const listPrice = (usage: Usage): number =>
  units(usage).reduce((total, [unit, amount]) => total + amount * prices[unit].each, 0)

/** What a month of it costs on an account that has nothing else. */
export const monthly = (usage: Usage): number =>
  units(usage).reduce(
    (total, [unit, amount]) => total + Math.max(0, amount - prices[unit].included) * prices[unit].each,
    planPerMonth,
  )

export const times = (usage: Usage, factor: number): Usage =>
  Object.fromEntries(units(usage).map(([unit, amount]) => [unit, amount * factor]))

export function plus(...usages: Usage[]): Usage {
  const sum: Usage = {}
  for (const [unit, amount] of usages.flatMap(units)) sum[unit] = (sum[unit] ?? 0) + amount
  return sum
}

export const units = (usage: Usage): [Unit, number][] =>
  unitNames.flatMap(unit => (usage[unit] === undefined ? [] : [[unit, usage[unit]]]))

const unitNames = [
  "objectRequests",
  "objectGbSeconds",
  "rowsRead",
  "rowsWritten",
  "objectGbMonths",
  "workerRequests",
  "workerProcessorMs",
  "neonComputeHours",
  "neonGbMonths",
] as const satisfies readonly Unit[]
