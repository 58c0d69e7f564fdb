import { z } from "zod"
import { Dice } from "../simulation/random.ts"
import type { Way } from "./faulty-line.ts"

/** `device` is an index into the cast. */
export type Fault =
  | { type: "kill" }
  | { type: "deploy" }
  /** The machine: server and Postgres at once. */
  | { type: "power_cut" }
  | { type: "cut"; device: number; midFrame: boolean }
  | { type: "cut_everybody" }
  | { type: "half_open"; device: number }
  | { type: "starve"; device: number; way: Way; forMs: number }
  | { type: "slow_down"; device: number; byMs: number; forMs: number }
  | { type: "reload"; device: number }
  | { type: "freeze_postgres"; forMs: number }
  | { type: "kill_postgres" }

export interface Step {
  /** After the step before was begun, or after the server was back. */
  afterMs: number
  fault: Fault
}

const faultTypes = [
  ...(["kill", "deploy", "power_cut", "cut", "cut_everybody", "half_open"] as const),
  ...(["starve", "slow_down", "reload", "freeze_postgres", "kill_postgres"] as const),
] as const satisfies Fault["type"][]
export const faultType = z.enum(faultTypes)

/** Between two kills: long enough for everybody to be back, short enough that they talk a lot and little is on screen twice. */
const roundMs = { min: 400, max: 1_000 }

/** Everything that is going to go wrong, in order; the same for a seed, whatever chat it befalls. */
export function plan(seed: number, { kills, devices }: { kills: number; devices: number }): Step[] {
  const dice = new Dice(seed)
  return Array.from({ length: kills }, (_, round) => {
    const between = Array.from({ length: 1 + dice.below(3) }, () =>
      minorFault(dice, { devices, mayStayOpen: round < kills * 0.8 }),
    )
    const ms = roundMs.min + dice.below(roundMs.max - roundMs.min)
    const pauses = shares(dice, ms, between.length + 2)
    const steps = [...between, ...majorFaults(dice, round)].map(
      (fault, index): Step => ({ afterMs: pauses[index] ?? 0, fault }),
    )
    return [
      ...steps,
      { afterMs: pauses.at(-1) ?? 0, fault: { type: round % 25 === 2 ? "power_cut" : "kill" } } satisfies Step,
    ]
  }).flat()
}

/** The same plan with less in it, at the same times. */
export function skipping(steps: readonly Step[], without: readonly Fault["type"][]): Step[] {
  let waitedMs = 0
  return steps.flatMap(({ afterMs, fault }) => {
    waitedMs += afterMs
    if (without.includes(fault.type)) return []
    const step = { afterMs: waitedMs, fault }
    waitedMs = 0
    return [step]
  })
}

/** What happens to one device, or to all of them for a moment. A line stays half-open for half a minute, so not near the end. */
function minorFault(dice: Dice, { devices, mayStayOpen }: { devices: number; mayStayOpen: boolean }): Fault {
  const device = dice.below(devices)
  const roll = dice.next()
  if (roll < 0.3) return { type: "cut", device, midFrame: dice.chance(0.6) }
  if (roll < 0.35) return { type: "cut_everybody" }
  if (roll < 0.6)
    return { type: "starve", device, way: dice.pick(["up", "down"] as const), forMs: 100 + dice.below(900) }
  if (roll < 0.8) return { type: "slow_down", device, byMs: 20 + dice.below(180), forMs: 200 + dice.below(1_000) }
  if (roll < 0.84 && mayStayOpen) return { type: "half_open", device }
  return { type: "reload", device }
}

/** Now and then something larger befalls the server before the kill; by turns, so that a short run sees each of them. */
function majorFaults(dice: Dice, round: number): Fault[] {
  if (round % 10 === 0) return [{ type: "deploy" }]
  if (round % 10 === 3) return [{ type: "freeze_postgres", forMs: 300 + dice.below(1_200) }]
  return round % 20 === 1 ? [{ type: "kill_postgres" }] : []
}

/** A time cut into so many parts. */
function shares(dice: Dice, ms: number, parts: number): number[] {
  const weights = Array.from({ length: parts }, () => 0.2 + dice.next())
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map(weight => Math.round((ms * weight) / sum))
}
