import type { Entry, EntryBody, StoredEntry } from "../../../protocol/entry.ts"
import type { Report, Waits } from "../../../protocol/report.ts"

/** A report as somebody would count it by hand who has all entries in front of them. In UTC. Slow, and shares nothing with the SQL. */
export function recount(entries: StoredEntry[], { from, to }: { from: string; to: string }): Report {
  const isIn = ({ at }: Entry) => dayOf(at) >= from && dayOf(at) <= to
  const within = entries.filter(isIn)
  const conversations = [...Map.groupBy(entries, ({ conversationId }) => conversationId).values()]
  const days: string[] = []
  for (let at = Date.parse(from); dayOf(at) <= to; at += 86_400_000) days.push(dayOf(at))
  return {
    ...{ from, to, timeZone: "UTC" },
    total: volumes(within),
    byDay: days.map(day => ({ day, ...volumes(within.filter(({ at }) => dayOf(at) === day)) })),
    byHour: hours.map(hour => ({ hour, ...volumes(within.filter(({ at }) => hourOf(at) === hour)) })),
    channels: channels(conversations.filter(([opened]) => opened && isIn(opened))),
    firstResponse: firstResponse(conversations, isIn),
    nextResponse: waits(conversations.flatMap(one => repliesIn(one.filter(isIn)))),
    resolution: waits(conversations.flatMap(one => resolutions(one, isIn))),
    breaches: {
      first: within.filter(({ body }) => body.type === "breached" && body.clock === "first").length,
      next: within.filter(({ body }) => body.type === "breached" && body.clock === "next").length,
      resolution: within.filter(({ body }) => body.type === "breached" && body.clock === "resolution").length,
    },
    causes: tally(within.flatMap(({ body }) => (body.type === "escalated" ? [body.cause ?? null] : []))).map(
      ([cause, count]) => ({ cause, count }),
    ),
    reasons: tally(within.flatMap(({ body }) => (body.type === "escalated" ? [body.reason] : [])))
      .slice(0, 20)
      .map(([reason, count]) => ({ reason, count })),
    scores: scores(conversations.map(one => one.filter(isIn))),
    agents: agents(within),
    asOf: entries.at(-1)?.seq ?? 0,
  }
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
const hourOf = (at: number): number => new Date(at).getUTCHours()
const hours = Array.from({ length: 24 }, (_, hour) => hour)

const of = (entries: Entry[], ...types: EntryBody["type"][]) => entries.filter(({ body }) => types.includes(body.type))

const volumes = (entries: Entry[]) => ({
  started: of(entries, "opened").length,
  escalated: of(entries, "escalated").length,
  resolved: of(entries, "resolved").length,
})

const isReply = ({ author, body }: Entry): boolean => author.kind === "staff" && body.type === "message"

function channels(conversations: Entry[][]): Report["channels"] {
  const counts = { assistant: 0, person: 0, nobodyCame: 0, neither: 0 }
  for (const one of conversations) {
    if (of(one, "claimed", "assigned").length > 0 || one.some(isReply)) counts.person += 1
    else if (of(one, "escalated").length > 0) counts.nobodyCame += 1
    else if (of(one, "answer").length > 0) counts.assistant += 1
    else counts.neither += 1
  }
  return counts
}

function firstResponse(conversations: Entry[][], isIn: (entry: Entry) => boolean): Report["firstResponse"] {
  const found = { gaveUp: 0, waiting: 0 }
  const waited: number[] = []
  for (const one of conversations)
    for (const [at, asked] of one.entries()) {
      if (asked.body.type !== "escalated" || !isIn(asked)) continue
      const end = one.slice(at + 1).find(entry => isReply(entry) || gaveUp(entry))
      if (end === undefined) found.waiting += 1
      else if (isReply(end)) waited.push(end.at - asked.at)
      else found.gaveUp += 1
    }
  return { ...waits(waited), ...found }
}

const gaveUp = ({ body }: Entry): boolean =>
  ["cancelled", "resolved", "merged"].includes(body.type) || (body.type === "released" && body.to === "assistant")

/** Walks along: who spoke last, and since when the customer waits for them. */
function repliesIn(entries: Entry[]): number[] {
  const waited: number[] = []
  let hasSpoken = false
  let asked: number | null = null
  for (const entry of entries) {
    if (isReply(entry)) {
      if (hasSpoken && asked !== null) waited.push(entry.at - asked)
      hasSpoken = true
      asked = null
    } else if (entry.body.type === "message" && entry.author.kind === "customer") asked ??= entry.at
    else if (["escalated", "cancelled", "resolved", "reopened", "merged", "released"].includes(entry.body.type)) {
      hasSpoken = false
      asked = null
    }
  }
  return waited
}

function resolutions(entries: Entry[], isIn: (entry: Entry) => boolean): number[] {
  let since = 0
  return entries.flatMap(entry => {
    if (entry.body.type === "opened" || entry.body.type === "reopened") since = entry.at
    return entry.body.type === "resolved" && entry.body.cause === undefined && isIn(entry) ? [entry.at - since] : []
  })
}

function waits(all: number[]): Waits {
  const sorted = all.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? null
  return { count: sorted.length, p50Ms: at(0.5), p90Ms: at(0.9) }
}

function tally<T extends string | null>(all: T[]): [T, number][] {
  const counts = new Map<T, number>()
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1)
  // What nobody gave comes last.
  return [...counts].toSorted(([a, one], [b, other]) => other - one || ((a ?? "~") < (b ?? "~") ? -1 : 1))
}

function scores(conversations: Entry[][]): Report["scores"] {
  const given = conversations.flatMap(one => of(one, "scored").slice(-1))
  const values = given.flatMap(({ body }) => (body.type === "scored" ? [body.score] : []))
  const asked = conversations.filter(one => one.some(({ body }) => body.type === "resolved" && body.asksScore))
  const sum = values.reduce((total, one) => total + one, 0)
  return {
    asked: asked.length,
    answered: asked.filter(one => of(one, "scored").length > 0).length,
    count: values.length,
    average: values.length === 0 ? null : Math.round((sum / values.length) * 100) / 100,
    distribution: [1, 2, 3, 4, 5].map(score => values.filter(one => one === score).length),
    comments: given
      .toSorted((one, other) => (other.seq ?? 0) - (one.seq ?? 0))
      .flatMap(({ conversationId, at, body }) =>
        body.type === "scored" && body.comment !== null
          ? [{ conversationId, at, score: body.score, comment: body.comment }]
          : [],
      )
      .slice(0, 50),
  }
}

function agents(entries: Entry[]): Report["agents"] {
  const done = entries.flatMap(entry => {
    const { author, body } = entry
    if (body.type === "assigned") return [{ entry, who: body.agent }]
    const counts = body.type === "message" || body.type === "claimed" || body.type === "resolved"
    return author.kind === "staff" && counts ? [{ entry, who: author }] : []
  })
  return [...Map.groupBy(done, ({ who }) => who.id)]
    .flatMap(([id, all]) =>
      id === null
        ? []
        : [
            agent(
              id,
              all.at(-1)?.who.name ?? "",
              all.map(({ entry }) => entry),
            ),
          ],
    )
    .toSorted(
      (a, b) => b.messages - a.messages || b.claims - a.claims || b.resolves - a.resolves || (a.id < b.id ? -1 : 1),
    )
}

function agent(id: string, name: string, entries: Entry[]): Report["agents"][number] {
  const messages = of(entries, "message")
  const clockHours = Map.groupBy(messages, ({ at }) => Math.floor(at / 3_600_000))
  const talks = [...clockHours.values()].map(some => new Set(some.map(({ conversationId }) => conversationId)).size)
  return {
    ...{ id, name, messages: messages.length, claims: of(entries, "claimed", "assigned").length },
    ...{ resolves: of(entries, "resolved").length, busiestHour: Math.max(0, ...talks) },
    byHour: hours.map(hour => messages.filter(({ at }) => hourOf(at) === hour).length),
  }
}
