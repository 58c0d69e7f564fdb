import { setTimeout as pause } from "node:timers/promises"
import type { Measured, Metric } from "../metric.ts"
import { startBenchPostgres } from "../parley/bench-postgres.ts"
import { productWorker } from "../parley/product.ts"
import { foundOrganization, signIn } from "../parley/signed-in.ts"
import { median, rounded } from "../statistics.ts"
import { processorMs } from "./rows-written/processor-ms.ts"
import { StormClient } from "./storm/storm-client.ts"

const clients = 1_000
/** Writing the first messages is not what is measured; a few at a time is kind to a small machine. */
const atOnce = 25
const secondsMax = 60

/**
 * The runtime is killed while a thousand customers are connected, and started again. Everybody comes back by themselves, at
 * the pace of the page's own pauses and through the whole Worker: session and organization are looked up in Postgres for
 * each. Back means: greeted, told exactly what was missed, and live.
 */
export const storm: Metric = {
  names: ["storm_1000_seconds"],
  measure: async ({ quick }) => {
    const postgres = await startBenchPostgres()
    const start = await productWorker(postgres)
    let worker = await start()
    try {
      const organizationId = await foundOrganization(postgres.database)
      const people = await signIn(postgres.database, organizationId, { count: clients, role: null })
      const url = `${worker.url.replace("http", "ws")}/api/organizations/${organizationId}/socket`
      const crowd: StormClient[] = []
      for (let from = 0; from < clients; from += atOnce)
        crowd.push(...(await Promise.all(people.slice(from, from + atOnce).map(one => StormClient.open(url, one)))))

      const storms: Storm[] = []
      for (let round = 0; round < (quick ? 1 : 5); round += 1) {
        const killedAt = performance.now()
        await worker.kill()
        const back = Promise.all(crowd.map(one => one.comeBack()))
        worker = await start({ port: worker.port })
        const readyAt = performance.now()
        await Promise.race([back, tooLate()])
        storms.push({
          sinceReady: (performance.now() - readyAt) / 1_000,
          sinceKill: (performance.now() - killedAt) / 1_000,
          processor: processorMs(worker.pid) / 1_000,
        })
        await sayOnce(crowd)
      }
      return { storm_1000_seconds: measured(storms) }
    } finally {
      await worker.stop()
      await postgres.stop()
    }
  },
}

interface Storm {
  sinceReady: number
  sinceKill: number
  /** Seconds that the runtime worked for it. */
  processor: number
}

/** Being live is more than having been told so. */
async function sayOnce(crowd: StormClient[]): Promise<void> {
  for (let from = 0; from < crowd.length; from += atOnce)
    await Promise.all(crowd.slice(from, from + atOnce).map(one => one.say()))
}

async function tooLate(): Promise<never> {
  await pause(secondsMax * 1_000, undefined, { ref: false })
  throw new Error(`Somebody was not back after ${secondsMax} seconds`)
}

function measured(storms: Storm[]): Measured {
  const seconds = storms.map(one => one.sinceReady)
  return {
    ours: rounded(median(seconds)),
    ...{ floor: null, peers: {}, ratio: null, target: 5, bound: "at_most", unit: "s" },
    facts: {
      clients,
      storms: storms.length,
      slowest: rounded(Math.max(...seconds)),
      sinceKill: rounded(median(storms.map(one => one.sinceKill))),
      processorSeconds: rounded(median(storms.map(one => one.processor))),
    },
    notes: [
      "From the runtime's being ready until the last of 1,000 customers is live again, by the page's own pauses.",
    ],
  }
}
