import type { StoredEntry } from "../../protocol/entry.ts"
import type { Schedule } from "./act.ts"
import type { Finding } from "./history/findings.ts"
import { judge } from "./history/judge.ts"
import type { SimulationRule } from "./history/simulation-rules.ts"
import { keptIn, logOf, saidIn } from "./log-of.ts"
import { Play } from "./play.ts"
import { scheduleOf } from "./schedule.ts"
import type { Tenant } from "./world.ts"
import { writing } from "./writing.ts"

export interface Outcome {
  seed: number
  violations: string[]
  /** The same rule by rule, with how often there was something to compare. */
  findings: Finding<SimulationRule>[]
  entries: number
  accepted: number
  /** How often each fault, and each deed, really happened. */
  faults: Record<string, number>
  /** Which frames were seen in which states, and what came of each command (coverage.ts). */
  seen: Record<string, number>
}

/** One schedule: people talk while everything goes wrong that can; then peace, and what all of them see is held against the log. */
export const simulate = (seed: number, { acts = 60 } = {}): Promise<Outcome> => play(scheduleOf(seed, acts))

/** The same for a schedule that has been kept, or shortened. `trace` is told what happens. */
export async function play(schedule: Schedule, trace: ((line: string) => void) | null = null): Promise<Outcome> {
  const played = new Play(schedule, trace)
  const { tenants, fired, seen } = played.world
  const findings: Finding<SimulationRule>[] = []
  const counted = { entries: 0, accepted: 0 }
  await played.through(() => {
    for (const tenant of tenants) {
      const log = logOf(tenant.host)
      findings.push(...judged(played, tenant, log))
      if (log.some(isGivenBack)) played.world.fired.count("given back by who has gone")
      counted.entries += log.length
      counted.accepted += tenant.observed.accepted.size
    }
  })
  const violations = findings.flatMap(({ rule, examples }) => examples.map(example => `${rule}: ${example}`))
  return { seed: schedule.seed, violations, findings, ...counted, faults: fired.counts, seen: seen.counts }
}

function judged({ world, clients }: Play, tenant: Tenant, log: StoredEntry[]): Finding<SimulationRule>[] {
  const { observed, postgres, host, abandoned, name } = tenant
  const pages = world.identity.isGone(name) ? [] : clients.filter(one => one.tenant === tenant)
  host.evict()
  const archive = [...postgres.entries.values()].sort((a, b) => a.seq - b.seq)
  return judge(observed, {
    log,
    said: saidIn(host),
    kept: keptIn(host),
    archive,
    epoch: host.core.meta.epoch(),
    stored: id => host.core.conversations.get(id),
    abandoned,
    pages,
    assistant: {
      writing: writing(host),
      spentTokens: host.core.assistant.spent().tokens,
      wasOn: tenant.assistant.wasOn,
    },
    presented: host.core.assistant.presented(),
    rules: host.core.desk.rules(),
    now: host.now(),
    listed: (view, viewerId) =>
      host.core.conversations.list(view, { viewerId, now: host.now(), mark: null, limit: 1_000 }).map(({ id }) => id),
    told: tenant.courier.told,
    left: tenant.left,
    quitters: tenant.quitters,
    isSomebody: id => world.identity.isSomebody(id),
  })
}

const isGivenBack = ({ body }: StoredEntry): boolean => body.type === "released" && body.cause === "away"
