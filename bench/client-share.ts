import type { Measured } from "./metric.ts"

/** Busier than this, the client and not the service decides what is measured. */
const busyMost = 0.9

export interface ClientShare {
  metric: string
  /** How busy the measuring process was with each side, in words. */
  busy: string
  /** The sides with which it was the client that was measured. */
  bottleneckFor: string[]
}

/** How far the figures are those of the measuring process itself. */
export function clientShares(metrics: Record<string, Measured>): ClientShare[] {
  return Object.entries(metrics).flatMap(([metric, { clientBusy = {} }]) => {
    const sides = Object.entries(clientBusy)
    if (sides.length === 0) return []
    const busy = sides.map(([side, share]) => `${side} ${Math.round(share * 100)} %`).join(", ")
    return [{ metric, busy, bottleneckFor: sides.filter(([, share]) => share >= busyMost).map(([side]) => side) }]
  })
}

/** The same as sentences. */
export const clientSentences = (metrics: Record<string, Measured>): string[] =>
  clientShares(metrics).map(({ metric, busy, bottleneckFor }) => {
    const bottleneck = bottleneckFor.length > 0 ? ` It is the bottleneck for ${bottleneckFor.join(", ")}.` : ""
    return `${metric}: the client was busy with ${busy}.${bottleneck}`
  })
