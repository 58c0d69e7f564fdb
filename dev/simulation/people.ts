import type { Role } from "../../protocol/person.ts"
import { KeptItems } from "./kept-items.ts"
import { SimulatedClient } from "./simulated-client.ts"
import type { Tenant, World } from "./world.ts"

const idOf = (n: number): string => `00000000-0000-4000-9000-${String(n).padStart(12, "0")}`

/** Mats is a guest, who may sign up; then he is this account. */
export const guest = idOf(2)
export const account = idOf(12)

interface Page {
  name: string
  userId: string
  /** Whose words are theirs, whatever account they have. One person has two of these in two organizations. */
  persona: string
  tenant: 0 | 1
  role: Role | null
}

/** Everybody's pages. Lena has two tabs, and talks with both organizations; Otto works for one and is a stranger in the other. */
export const cast: readonly Page[] = [
  { name: "lena", userId: idOf(1), persona: idOf(1), tenant: 0, role: null },
  { name: "lena's other tab", userId: idOf(1), persona: idOf(1), tenant: 0, role: null },
  { name: "mats", userId: guest, persona: account, tenant: 0, role: null },
  { name: "ines", userId: idOf(3), persona: idOf(3), tenant: 0, role: "agent" },
  { name: "tom", userId: idOf(4), persona: idOf(4), tenant: 0, role: "admin" },
  { name: "lena at south", userId: idOf(1), persona: idOf(101), tenant: 1, role: null },
  { name: "otto", userId: idOf(6), persona: idOf(6), tenant: 1, role: "agent" },
  { name: "otto at north", userId: idOf(6), persona: idOf(106), tenant: 0, role: null },
]

const names: Record<string, string> = {
  [idOf(1)]: "Lena",
  [guest]: "Guest 7F2A",
  [account]: "Mats",
  [idOf(3)]: "Ines",
  [idOf(4)]: "Tom",
  [idOf(6)]: "Otto",
}

/** Everybody signs in and opens their pages. */
export function openPages(world: World): SimulatedClient[] {
  const { identity, tenants } = world
  for (const [userId, name] of Object.entries(names)) identity.meet(userId, { name, isGuest: userId === guest })
  for (const { userId, role, tenant } of cast) identity.setRole(tenants[tenant].name, userId, role)
  // Pages of one person in one organization are tabs of one browser.
  const browsers = new Map<string, KeptItems>()
  return cast.map(({ name, userId, persona, tenant }, index) => {
    const kept = browsers.get(persona) ?? new KeptItems(world.timeline)
    browsers.set(persona, kept)
    return new SimulatedClient(world, { name, userId, persona, tenant: tenantOf(world, tenant), index, kept })
  })
}

const tenantOf = ({ tenants }: World, index: 0 | 1): Tenant => tenants[index]
