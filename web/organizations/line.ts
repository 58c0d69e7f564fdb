import { createContext, use, useSyncExternalStore } from "react"
import type { Queue } from "../../protocol/view.ts"
import type { OrganizationClient } from "../live/organization-client.ts"
import type { OrganizationState } from "../live/state.ts"

/** What the pages use of the client: everything it shows the world. */
export type Line = Pick<OrganizationClient, keyof OrganizationClient>

/** The live line of the organization whose rooms one is in: one for all its pages, so that going from one to another drops nothing. */
export const LineContext = createContext<Line | null>(null)

export function useLine(): Line {
  const client = use(LineContext)
  if (client === null) throw new Error("Used outside of an organization's dashboard")
  return client
}

export function useLineState(): OrganizationState {
  const { subscribe, getSnapshot } = useLine()
  return useSyncExternalStore(subscribe, getSnapshot)
}

/** How many conversations stand in each queue, or null while nobody has told us. Resolved ones are not counted. */
export function useCounts(): Partial<Record<Queue, number>> | null {
  const { queues, viewer } = useLineState()
  if (queues === null) return null
  return {
    waiting: queues.waiting,
    mine: queues.byAgent[viewer?.userId ?? ""] ?? 0,
    unassigned: queues.waiting + queues.open,
    snoozed: queues.snoozed,
    mentions: queues.mentions[viewer?.userId ?? ""] ?? 0,
    all: queues.waiting + queues.open + queues.claimed,
  }
}
