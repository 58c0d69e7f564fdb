import { setTimeout as later } from "node:timers/promises"
import type { Chat } from "./chat.ts"
import type { Fault, Step } from "./plan.ts"
import type { Stage } from "./stage.ts"
import { until } from "./until.ts"

export interface Torments {
  kills: number
  /** Kills at which at least one message was on its way, and how many were on their way in all. */
  inFlightAtKill: number
  messagesInFlightAtKill: number
  powerCuts: number
  deploys: number
  cuts: number
  halfOpen: number
  starved: number
  slowed: number
  reloads: number
  postgresStops: number
}

/** How long a kill waits for a message to be on its way: Postgres may just be coming back, and nobody connects before. */
const trafficMsMax = 10_000

/** Lets everything go wrong that the plan says, one after the other, while the people on stage talk. */
export async function torment(chat: Chat, stage: Stage, steps: readonly Step[]): Promise<Torments> {
  const done: Torments = {
    ...{ kills: 0, inFlightAtKill: 0, messagesInFlightAtKill: 0, powerCuts: 0, deploys: 0, cuts: 0 },
    ...{ halfOpen: 0, starved: 0, slowed: 0, reloads: 0, postgresStops: 0 },
  }
  for (const { afterMs, fault } of steps) {
    await later(afterMs)
    await befall({ chat, stage, done }, fault)
  }
  return done
}

interface World {
  chat: Chat
  stage: Stage
  done: Torments
}

async function befall(world: World, fault: Fault): Promise<void> {
  const { chat, done } = world
  switch (fault.type) {
    case "kill":
      return kill(world)
    case "power_cut":
      done.powerCuts += 1
      return kill(world, chat.postgres?.kill)
    case "deploy":
      done.deploys += 1
      await chat.stop()
      return chat.start()
    case "freeze_postgres":
    case "kill_postgres":
      return stopPostgres(world, fault)
    default:
      return breakLine(world, fault)
  }
}

/** Under traffic: a kill between two messages would prove little. */
async function kill({ chat, stage, done }: World, atOnce?: () => void): Promise<void> {
  await until(() => stage.inFlight() > 0, trafficMsMax)
  const inFlight = stage.inFlight()
  const dead = chat.kill()
  atOnce?.()
  done.kills += 1
  done.inFlightAtKill += inFlight > 0 ? 1 : 0
  done.messagesInFlightAtKill += inFlight
  await dead
  await chat.start()
  if (atOnce !== undefined) await chat.postgres?.runs()
}

async function stopPostgres({ chat: { postgres }, done }: World, fault: Fault): Promise<void> {
  if (postgres === null) return
  done.postgresStops += 1
  if (fault.type !== "freeze_postgres") return postgres.kill()
  postgres.freeze()
  setTimeout(() => postgres.thaw(), fault.forMs)
}

type LineFault = Extract<Fault, { device: number } | { type: "cut_everybody" }>

function breakLine({ stage, done }: World, fault: LineFault): void {
  if (fault.type === "cut_everybody") {
    done.cuts += stage.seats.length
    for (const { line } of stage.seats) line.cut({ midFrame: false })
    return
  }
  const seat = stage.seats[fault.device]
  if (seat === undefined) throw new Error(`Nobody sits at ${fault.device}`)
  switch (fault.type) {
    case "cut":
      done.cuts += 1
      return seat.line.cut(fault)
    case "half_open":
      done.halfOpen += 1
      return seat.line.goHalfOpen()
    case "starve":
      done.starved += 1
      return seat.line.starve(fault.way, fault.forMs)
    case "slow_down":
      done.slowed += 1
      return seat.line.slowDown(fault.byMs, fault.forMs)
    case "reload":
      done.reloads += 1
      return stage.reload(seat)
  }
}
