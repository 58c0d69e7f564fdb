import type { Act, Schedule } from "../act.ts"

/**
 * The fewest acts that still fail (delta debugging, Zeller 1999): pieces are left out, then ever smaller ones, until no single
 * act can be spared. At most `triesMax` schedules are played for it.
 */
export async function shrink(
  schedule: Schedule,
  { fails, triesMax = 2_000 }: { fails: (schedule: Schedule) => Promise<boolean>; triesMax?: number },
): Promise<Schedule> {
  let tries = 0
  const failsWith = async (acts: Act[]): Promise<boolean> => {
    tries += 1
    return tries <= triesMax && (await fails({ ...schedule, acts }))
  }
  let acts = schedule.acts
  for (let pieces = 2; acts.length > 1; ) {
    const length = Math.ceil(acts.length / pieces)
    const shorter = await firstThatFails(acts, length, failsWith)
    if (shorter !== null) {
      acts = shorter
      pieces = Math.max(2, pieces - 1)
    } else if (length === 1) {
      break
    } else {
      pieces = Math.min(acts.length, pieces * 2)
    }
  }
  return { ...schedule, acts }
}

async function firstThatFails(
  acts: Act[],
  length: number,
  fails: (acts: Act[]) => Promise<boolean>,
): Promise<Act[] | null> {
  for (let from = 0; from < acts.length; from += length) {
    for (const shorter of [without(acts, from, length), withoutTime(acts, from, length)]) {
      if (await fails(shorter)) return shorter
    }
  }
  return null
}

const withoutTime = (acts: Act[], from: number, length: number): Act[] => [
  ...acts.slice(0, from),
  ...acts.slice(from + length),
]

/** Time goes on as it did: what is left out leaves its pauses to the act before it. */
function without(acts: Act[], from: number, length: number): Act[] {
  const pauseMs = acts.slice(from, from + length).reduce((sum, { thenMs }) => sum + thenMs, 0)
  return withoutTime(acts, from, length).map((act, index) =>
    index === from - 1 ? { ...act, thenMs: act.thenMs + pauseMs } : act,
  )
}
