/** Read on this day, in dollars, before tax. Whoever finds another price changes it here, and `--publish` does the rest. */
export const readOn = "2026-11-22"

const million = 1_000_000

interface Price {
  /** Of one unit beyond what is included. */
  each: number
  /** A month, over the whole account. */
  included: number
  source: string
}

const durableObjects = "https://developers.cloudflare.com/durable-objects/platform/pricing/"
const workers = "https://developers.cloudflare.com/workers/platform/pricing/"
const neon = "https://neon.com/docs/introduction/plans"

/** The Workers paid plan and Neon's Launch plan. */
export const prices = {
  /** To the object: calls, sockets opened, alarms, and every twentieth frame that arrives. */
  objectRequests: { each: 0.15 / million, included: million, source: durableObjects },
  /** The object awake, at the 128 MB that are always billed. */
  objectGbSeconds: { each: 12.5 / million, included: 400_000, source: durableObjects },
  rowsRead: { each: 0.001 / million, included: 25_000 * million, source: durableObjects },
  rowsWritten: { each: 1 / million, included: 50 * million, source: durableObjects },
  objectGbMonths: { each: 0.2, included: 5, source: durableObjects },
  workerRequests: { each: 0.3 / million, included: 10 * million, source: workers },
  workerProcessorMs: { each: 0.02 / million, included: 30 * million, source: workers },
  neonComputeHours: { each: 0.106, included: 0, source: neon },
  neonGbMonths: { each: 0.35, included: 0, source: neon },
} as const satisfies Record<string, Price>

export type Unit = keyof typeof prices

/** The paid plan itself, with what is included. */
export const planPerMonth = 5

/** How often a frame that arrives is a request. */
export const framesPerRequest = 20
export const gbPerObject = 0.128
/** One object holds no more. */
export const objectGbMax = 10
export const socketsRuntimeMax = 32_768
/** Writing requests a second that Cloudflare names for one object: https://developers.cloudflare.com/durable-objects/best-practices/rules-of-durable-objects/ */
export const documentedPerSecond = { low: 200, high: 500 }
