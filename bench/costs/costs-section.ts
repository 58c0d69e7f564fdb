import { limits } from "../../protocol/limits.ts"
import type { Results } from "../results.ts"
import { assumptions } from "./assumptions.ts"
import { MeasuredUsage } from "./measured-usage.ts"
import { documentedPerSecond, objectGbMax, prices, readOn, socketsRuntimeMax, type Unit } from "./prices.ts"
import { listPrice, monthly, plus, times, type Usage, units } from "./usage.ts"

/** "What it costs" as docs/benchmarks.md shows it: measured amounts at published prices. */
export function costsSection(results: Results): string {
  const measured = new MeasuredUsage(results)
  return [
    `### A million messages\n\n${perMillion(measured)}`,
    `### A thousand users who are only connected, for a month\n\n${connected(measured)}`,
    `### From one organization to a hundred thousand\n\n${byOrganizations(measured)}`,
    `### One organization that grows\n\n${bySize(measured)}`,
    `### Where the prices are from\n\n${sources()}`,
  ].join("\n\n")
}

const million = 1_000_000

function perMillion(measured: MeasuredUsage): string {
  const written = times(measured.message(), million)
  const kept = times(measured.kept(), million)
  return [
    bill(written),
    "",
    `Keeping them costs ${dollars(listPrice(kept))} a month: ${amount(kept.objectGbMonths)} GB in the object and ` +
      `${amount(kept.neonGbMonths)} GB in Postgres.`,
    `These are list prices, nothing included, for messages that come one by one: each has an archive run for itself. When many ` +
      `come together a message writes ${amount(measured.rowsWrittenBusy)} rows instead of ` +
      `${amount(measured.facts.rowsWrittenCalm + measured.facts.archiveRowsWrittenCalm)}, receipts aside.`,
  ].join("\n")
}

function connected(measured: MeasuredUsage): string {
  const usage = times(measured.connected(), 1_000)
  return [
    bill(usage),
    "",
    `The object is awake for ${measured.idleAwakeSeconds} s of it. Whether a ping that the runtime answers for the object counts ` +
      "as a frame the price list does not say; here it does.",
  ].join("\n")
}

const organizationCounts = [1, 10, 100, 1_000, 10_000, 100_000]

function byOrganizations(measured: MeasuredUsage): string {
  const { messagesPerOrganization, connectedUsersPerOrganization, monthsKept } = assumptions
  const lines = organizationCounts.map(count => {
    const messages = count * messagesPerOrganization
    const usage = plus(
      times(measured.message(), messages),
      times(measured.kept(), messages * monthsKept),
      times(measured.connected(), count * connectedUsersPerOrganization),
      { neonComputeHours: neonHours() },
    )
    const cost = monthly(usage)
    return [count, messages, usage.rowsWritten, dollars(cost), dollars(cost / count)].map(cell)
  })
  return [
    table(["organizations", "messages a month", "rows written", "a month", "per organization"], lines),
    "",
    `Each with ${cell(messagesPerOrganization)} messages a month, kept for ${monthsKept} months, and ` +
      `${connectedUsersPerOrganization} pages that are always open; one Postgres of ${assumptions.neonSmallestUnits} compute units ` +
      `that never sleeps, which is ${dollars(neonHours() * prices.neonComputeHours.each)} of each line. Larger lines need a larger ` +
      "Postgres: it is the one thing here that all organizations share.",
  ].join("\n")
}

const messageCounts = [10_000, 100_000, million, 10 * million, 50 * million]

function bySize(measured: MeasuredUsage): string {
  const secondsPerMonth = assumptions.daysPerMonth * 86_400
  const lines = messageCounts.map(messages => {
    const usage = plus(times(measured.message(), messages), times(measured.kept(), messages * assumptions.monthsKept))
    const peak = (messages / secondsPerMonth) * assumptions.peakToAverage
    const full = (objectGbMax * 1e9) / measured.facts.databaseBytes / messages
    return [messages, dollars(listPrice(usage)), amount(peak), `${amount(full)} months`].map(cell)
  })
  const messagesMax = (objectGbMax * 1e9) / measured.facts.databaseBytes
  const { low, high } = documentedPerSecond
  return [
    table(
      ["messages a month", "list price a month", "messages in the busiest second", `${objectGbMax} GB are full after`],
      lines,
    ),
    "",
    `One object acknowledged ${cell(measured.acknowledgedPerSecond)} messages a second on this machine and its archive took ` +
      `${cell(measured.archivedPerSecond)} rows a second. Cloudflare names ${low} to ${high} writing requests a second for one object, ` +
      `because each waits for copies in other places; frames that are ready together share one such wait. An organization outgrows ` +
      `its object at whichever comes first: ${low} messages in its busiest second, ` +
      `${cell(limits.socketsPerOrganizationMax)} sockets (the runtime allows ${cell(socketsRuntimeMax)}), or about ` +
      `${cell(Math.round(messagesMax / million))} million messages, which are ${objectGbMax} GB.`,
  ].join("\n")
}

const neonHours = (): number => assumptions.neonSmallestUnits * assumptions.hoursPerMonth

const unitWords: Record<Unit, string> = {
  objectRequests: "requests to the object",
  objectGbSeconds: "GB-s awake",
  rowsRead: "rows read",
  rowsWritten: "rows written",
  objectGbMonths: "GB in the object",
  workerRequests: "requests to Function and Worker",
  workerProcessorMs: "ms of processor time",
  neonComputeHours: "hours of a compute unit",
  neonGbMonths: "GB in Postgres",
}

function bill(usage: Usage): string {
  const lines = units(usage).map(([unit, count]) => [unitWords[unit], cell(count), dollars(count * prices[unit].each)])
  return table(["what", "how much", "dollars"], [...lines, ["**together**", "", `**${dollars(listPrice(usage))}**`]])
}

function sources(): string {
  const pages = [...new Set(Object.values(prices).map(({ source }) => source))]
  return `Read on ${readOn}: ${pages.map(page => `<${page}>`).join(", ")}. Assumed, not measured: ${assumed()}.`
}

const assumed = (): string =>
  Object.entries(assumptions)
    .map(([name, value]) => `${name.replaceAll(/([A-Z])/g, letter => ` ${letter.toLowerCase()}`)} ${cell(value)}`)
    .join(", ")

const table = (head: string[], lines: string[][]): string =>
  [head, head.map(() => "---"), ...lines].map(cells => `| ${cells.join(" | ")} |`).join("\n")

const cell = (value: number | string | undefined): string =>
  typeof value === "number" ? (value >= 100 ? Math.round(value).toLocaleString("en") : amount(value)) : (value ?? "")

const amount = (value = 0): string => String(Number(value.toPrecision(3)))

const dollars = (value: number): string =>
  `$${value >= 100 ? Math.round(value).toLocaleString("en") : value >= 0.01 || value === 0 ? value.toFixed(2) : value.toPrecision(1)}`
