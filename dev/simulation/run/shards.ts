import { spawn } from "node:child_process"
import { availableParallelism, setPriority } from "node:os"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { z } from "zod"
import { add, nothing, type Results, results } from "./results.ts"

interface Run {
  schedules: number
  seed: number
  shards?: number
  /** Told now and then how many schedules have been played. */
  progress?: (played: number) => void
}

const shardFile = fileURLToPath(new URL("shard.ts", import.meta.url))
/** Whoever waits for an answer of another test goes first. */
const niceness = 5

/** Plays many schedules on all processors. The same seeds give the same results, however many shards there are. */
export async function playMany({ schedules, seed, shards = availableParallelism(), progress }: Run): Promise<Results> {
  const startedAt = performance.now()
  const played = new Array<number>(shards).fill(0)
  const parts = await Promise.all(
    played.map((_, shard) =>
      playShard([seed + shard, seed + schedules, shards], so => {
        played[shard] = so
        progress?.(played.reduce((sum, one) => sum + one, 0))
      }),
    ),
  )
  const sum = nothing(seed)
  for (const part of parts) add(sum, part)
  sum.violations.sort((a, b) => a.seed - b.seed)
  sum.seconds = (performance.now() - startedAt) / 1_000
  return sum
}

const told = z.union([results, z.strictObject({ schedules: z.int() })])

async function playShard(range: number[], progress: (played: number) => void): Promise<Results> {
  const child = spawn(process.execPath, [shardFile, ...range.map(String)], { stdio: ["ignore", "pipe", "inherit"] })
  if (child.pid !== undefined) setPriority(child.pid, niceness)
  let last: Results | null = null
  for await (const line of createInterface({ input: child.stdout })) {
    const parsed = told.parse(JSON.parse(line))
    progress(parsed.schedules)
    if ("seed" in parsed) last = parsed
  }
  if (last === null) throw new Error("A shard ended before it was through; what it said is above")
  return last
}
