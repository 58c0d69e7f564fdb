import type { Pairs } from "../paired.ts"

/** Busier than this, the client and not the service decides what is measured. */
const busyMost = 0.9

/** For whom the client itself was the limit. */
export function bottleneck(pairs: Pairs<string>): {
  clientBusy: Record<string, number>
  clientIsBottleneckFor: string[]
} {
  const clientBusy = pairs.clientBusy()
  const clientIsBottleneckFor = Object.keys(clientBusy).filter(name => (clientBusy[name] ?? 0) >= busyMost)
  return { clientBusy, clientIsBottleneckFor }
}
