import type { Rule } from "./check.ts"
import type { Findings } from "./findings.ts"
import type { Item, Observer } from "./history.ts"
import { keepSendersOrder, wereAskedFor } from "./log-rules.ts"
import { maySee, type Truth } from "./truth.ts"

/** Everything that can be wrong with what one observer was told and shows. */
export function observed(findings: Findings<Rule>, observer: Observer, truth: Truth): void {
  const { name } = observer
  const told = observer.connections.flatMap(({ snapshot, heard }) => [...(snapshot ?? []), ...heard])
  const everything = [...told, ...(observer.shows ?? [])]
  wereAskedFor(findings, { who: name, truth }, everything)
  for (const item of everything) {
    const known = truth.of(item.id) ?? item
    const allowed = maySee(observer, known) && maySee(observer, item)
    findings.expect("leaked", allowed, () => `${name} was told ${item.id} of ${item.channel}`)
  }
  const view = read(findings, observer)
  keepSendersOrder(findings, { who: name, truth }, view)
  standWhereTheyAre(findings, { name, truth }, told)
  keepPlaces(findings, { name, truth }, view)
  const seen = new Set(everything.map(({ id }) => id))
  const visible = truth.visibleTo(observer)
  for (const { id } of visible) findings.expect("skipped", seen.has(id), () => `${name} never saw ${id}`)
  if (observer.shows !== null) shows(findings, { name, shown: observer.shows }, visible)
}

/** Everything in the order it was told, a snapshot replacing what was before it. */
function read(findings: Findings<Rule>, { name, connections }: Observer): Item[] {
  let view: Item[] = []
  let ids = new Set<string>()
  for (const { snapshot, heard } of connections) {
    if (snapshot !== null) [view, ids] = [[], new Set()]
    for (const item of [...(snapshot ?? []), ...heard]) {
      findings.expect("repeated", !ids.has(item.id), () => `${name} was told ${item.id} again`)
      if (!ids.has(item.id)) view.push(item)
      ids.add(item.id)
    }
  }
  return view
}

interface Of {
  name: string
  truth: Truth
}

/** The numbers that an observer is told are those of the log. */
function standWhereTheyAre(findings: Findings<Rule>, { name, truth }: Of, told: readonly Item[]): void {
  for (const { id, seq, position } of told) {
    const stored = truth.of(id)
    if (stored === undefined) continue
    for (const [heard, is] of [
      [seq, stored.seq],
      [position, stored.position],
    ] as const) {
      if (heard !== undefined && is !== undefined)
        findings.expect("moved", heard === is, () => `${name} was told that ${id} is at ${heard}; it is at ${is}`)
    }
  }
}

/** Within a channel, what an observer was told comes in the order of the log. */
function keepPlaces(findings: Findings<Rule>, { name, truth }: Of, view: readonly Item[]): void {
  const newest = new Map<string, number>()
  for (const { id, channel } of view) {
    const place = truth.placeOf(id)
    if (place === undefined) continue
    const before = newest.get(channel)
    if (before !== undefined) findings.expect("moved", place > before, () => `${name} was told ${id} too late`)
    newest.set(channel, Math.max(before ?? place, place))
  }
}

/** Channel by channel, what is on screen is what the log has for this observer. */
function shows(
  findings: Findings<Rule>,
  { name, shown }: { name: string; shown: readonly Item[] },
  visible: readonly Item[],
): void {
  for (const channel of new Set([...shown, ...visible].map(item => item.channel))) {
    const ids = (items: readonly Item[]) => items.filter(item => item.channel === channel).map(({ id }) => id)
    const [is, should] = [ids(shown), ids(visible)]
    const same = is.join() === should.join()
    findings.expect("divergent", same, () => `${name} shows ${is.length} of ${channel} where ${should.length} are`)
  }
}
