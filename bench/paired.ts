import { performance } from "node:perf_hooks"
import { median, rounded } from "./statistics.ts"

/** Who does the job. A block is one short run of it and answers its figures by name; it throws when the job was not done. */
export interface Side<Figure extends string> {
  name: string
  block(): Promise<Record<Figure, number>>
  /** Lets what a block leaves behind, an archive run say, be over before the next side begins. */
  after?(): Promise<void>
}

interface Block<Figure extends string> {
  figures: Record<Figure, number>
  /** Share of the block in which this process, the client of all sides, was busy: near 1 it is the client that is measured. */
  clientBusy: number
}

/** Fewer rounds than this have no median worth the name. */
const roundsMin = 3

/**
 * Runs the sides in turns, block by block, so that whatever else the machine does falls on all of them alike. The first
 * round warms up and does not count. Each round begins with another side, so that none always follows the same one.
 * On a machine that is too slow for all the rounds in the time there is, there are fewer.
 */
export async function paired<Figure extends string>(
  sides: readonly Side<Figure>[],
  { rounds, secondsMax = Number.POSITIVE_INFINITY }: { rounds: number; secondsMax?: number },
): Promise<Pairs<Figure>> {
  const blocks = new Map<string, Block<Figure>[]>(sides.map(({ name }) => [name, []]))
  const endsAt = performance.now() + secondsMax * 1000
  for (let round = 0; round <= rounds; round += 1) {
    if (round > roundsMin && performance.now() > endsAt) break
    for (let turn = 0; turn < sides.length; turn += 1) {
      const side = sides[(round + turn) % sides.length]
      if (!side) continue
      const block = await timed(side)
      if (round > 0) blocks.get(side.name)?.push(block)
      await side.after?.()
    }
  }
  return new Pairs(blocks)
}

async function timed<Figure extends string>(side: Side<Figure>): Promise<Block<Figure>> {
  const before = performance.eventLoopUtilization()
  const figures = await side.block()
  return { figures, clientBusy: performance.eventLoopUtilization(before).utilization }
}

export class Pairs<Figure extends string> {
  readonly #blocks: Map<string, Block<Figure>[]>
  constructor(blocks: Map<string, Block<Figure>[]>) {
    this.#blocks = blocks
  }

  has(side: string): boolean {
    return this.#blocks.has(side)
  }

  /** How many rounds counted. */
  rounds(): number {
    return Math.min(...[...this.#blocks.values()].map(({ length }) => length))
  }

  median(side: string, figure: Figure): number {
    return rounded(median(this.#values(side, figure)))
  }

  /** The median of the rounds' own ratios, not the ratio of two medians: a slow moment of the machine is in both parts of one. */
  ratio(figure: Figure, [above, below]: [string, string]): number {
    const lower = this.#values(below, figure)
    return rounded(median(this.#values(above, figure).map((value, round) => value / (lower[round] ?? Number.NaN))))
  }

  /** Lowest and highest block of a side. */
  spread(side: string, figure: Figure): [number, number] {
    const values = this.#values(side, figure)
    return [rounded(Math.min(...values)), rounded(Math.max(...values))]
  }

  /** How busy the client was with each side, 0 to 1. */
  clientBusy(): Record<string, number> {
    const busy = [...this.#blocks].map(([name, blocks]) => [name, rounded(median(blocks.map(one => one.clientBusy)))])
    return Object.fromEntries(busy)
  }

  #values(side: string, figure: Figure): number[] {
    return (this.#blocks.get(side) ?? []).map(({ figures }) => figures[figure])
  }
}
