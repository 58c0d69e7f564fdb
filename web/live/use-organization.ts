import { useEffect, useMemo, useSyncExternalStore } from "react"
import { OrganizationClient } from "./organization-client.ts"
import type { OrganizationState } from "./state.ts"

/** The live line of this person to this organization, shared by everything on the page that asks for it, and what it knows. */
export function useOrganization(organizationId: string, userId: string) {
  const client = useMemo(() => clientFor(organizationId, userId), [organizationId, userId])
  useEffect(() => hold(client), [client])
  const state: OrganizationState = useSyncExternalStore(client.subscribe, client.getSnapshot)
  return { client, state }
}

interface Shared {
  client: OrganizationClient
  holders: number
}
const shared = new Map<string, Shared>()

/** Also for what happens before a component is there: the first message of a guest who has just been let in. */
export function clientFor(organizationId: string, userId: string): OrganizationClient {
  const key = `${organizationId} ${userId}`
  const known = shared.get(key)
  if (known !== undefined) return known.client
  const client = new OrganizationClient({ organizationId, userId })
  shared.set(key, { client, holders: 0 })
  return client
}

/** Changing from page to page should not cost a connection, so the last holder's leave takes effect a little later. */
const lingerMs = 5_000

function hold(client: OrganizationClient): () => void {
  const found = [...shared].find(([, one]) => one.client === client)
  if (found === undefined) return () => {}
  const [key, one] = found
  one.holders += 1
  // Stopped while nobody looked, or before this person signed in again: a page that opens is a reason to try.
  if (client.getSnapshot().connection.status === "stopped") client.tryNow()
  return () => {
    one.holders -= 1
    setTimeout(() => {
      if (one.holders > 0 || shared.get(key) !== one) return
      shared.delete(key)
      client.close()
    }, lingerMs)
  }
}
