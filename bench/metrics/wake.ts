import { randomUUID } from "node:crypto"
import { readDiary } from "../clients/diary-reader.ts"
import { parleyTalker } from "../clients/parley-talker.ts"
import { customer } from "../clients/people.ts"
import { plainTalker } from "../clients/plain-talker.ts"
import type { Talker } from "../clients/talker.ts"
import type { Measured } from "../metric.ts"
import { median, rounded } from "../statistics.ts"

/** An object of its own with one open socket, and a neighbour of the other kind beside it. */
export interface Sleepers {
  ours: Sleeper[]
  bare: Sleeper[]
}

interface Sleeper {
  name: string
  talker: Talker
}

const warmSamples = 5

export async function openSleepers(url: string, count: number): Promise<Sleepers> {
  const sleepers: Sleepers = { ours: [], bare: [] }
  for (let n = 0; n < count; n += 1) {
    const [name, neighbour] = [randomUUID(), randomUUID()]
    sleepers.ours.push({ name, talker: await parleyTalker(`${url}/ORGANIZATION/${name}`, customer(n)) })
    sleepers.bare.push({ name: neighbour, talker: await plainTalker(`${url}/ONE_INSERT/${neighbour}`) })
  }
  for (const { talker } of [...sleepers.ours, ...sleepers.bare]) await talker.say(1)
  return sleepers
}

/** Wakes one object after the other by a frame on its open socket, then talks to it while it is warm. */
export async function wake(url: string, { ours, bare }: Sleepers): Promise<Measured> {
  const [mine, theirs]: [Wake[], Wake[]] = [[], []]
  for (const [n, sleeper] of ours.entries()) {
    mine.push(await wakeOne(url, sleeper))
    const neighbour = bare[n]
    if (neighbour) theirs.push(await wakeOne(url, neighbour))
  }
  const ratioOf = (wakes: Wake[]) => rounded(median(wakes.map(({ ms, warmMs }) => ms / warmMs)))
  return {
    ours: rounded(median(mine.map(({ ms }) => ms))),
    floor: rounded(median(theirs.map(({ ms }) => ms))),
    peers: {},
    ratio: ratioOf(mine),
    ...{ target: 3, bound: "at_most", unit: "ms" },
    facts: {
      objects: ours.length,
      warmMs: {
        ours: rounded(median(mine.map(one => one.warmMs))),
        floor: rounded(median(theirs.map(one => one.warmMs))),
      },
      ratioOfFloor: ratioOf(theirs),
    },
    notes: [
      `The ratio is to the same object when it is warm; that of the bare object is ${ratioOf(theirs)} ×. Each was constructed anew.`,
    ],
  }
}

interface Wake {
  ms: number
  warmMs: number
}

async function wakeOne(url: string, { name, talker }: Sleeper): Promise<Wake> {
  const { constructed } = (await readDiary(url))(name)
  const timed = async (n: number) => {
    const startedAt = performance.now()
    await talker.say(n)
    return performance.now() - startedAt
  }
  const ms = await timed(2)
  const warm: number[] = []
  for (let n = 0; n < warmSamples; n += 1) warm.push(await timed(3 + n))
  if ((await readDiary(url))(name).constructed !== constructed + 1) throw new Error(`${name} had not been evicted`)
  talker.close()
  return { ms, warmMs: median(warm) }
}
