import type { Role } from "../../protocol/person.ts"
import { fixedId } from "./fixed-id.ts"
import { SEED_ORG_ID } from "./seed-org-id.ts"

/** Password of every demo account. */
export const demoPassword = "parley-demo"

export const organizations = {
  northwind: { id: SEED_ORG_ID, slug: "northwind", name: "Northwind Outfitters", accent: "#1f6f54" },
  harbor: { id: fixedId("organization harbor"), slug: "harbor", name: "Harbor Bikes", accent: "#2457a6" },
} as const
export type OrganizationKey = keyof typeof organizations

export interface Person {
  id: string
  name: string
  /** Null for a guest, who has no account. */
  email: string | null
  roles: Partial<Record<OrganizationKey, Role>>
}

/** Everybody in the demo. Maya works for both organizations. Idris and Wren belong to one, but not to its staff. */
export const people = {
  nora: person("Nora Lindqvist", "nora@northwind.example", { northwind: "owner" }),
  amir: person("Amir Haddad", "amir@northwind.example", { northwind: "admin" }),
  maya: person("Maya Chen", "maya@northwind.example", { northwind: "agent", harbor: "admin" }),
  tom: person("Tom Okafor", "tom@northwind.example", { northwind: "agent" }),
  idris: person("Idris Cole", "idris@northwind.example", { northwind: "member" }),

  helen: person("Helen Brandt", "helen@harbor.example", { harbor: "owner" }),
  luis: person("Luís Ferreira", "luis@harbor.example", { harbor: "agent" }),
  wren: person("Wren Adler", "wren@harbor.example", { harbor: "member" }),

  clara: person("Clara Jensen", "clara@customer.example", {}),
  ben: person("Ben Achterberg", "ben@customer.example", {}),
  sofia: person("Sofia Marin", "sofia@customer.example", {}),
  priya: person("Priya Raman", "priya@customer.example", {}),
  kenji: person("Kenji Mori", "kenji@customer.example", {}),

  guestOak: person("Guest 4C1E", null, {}),
  guestElm: person("Guest 90B2", null, {}),
  guestAsh: person("Guest 1A7D", null, {}),
} as const satisfies Record<string, Person>
export type PersonKey = keyof typeof people

function person(name: string, email: string | null, roles: Person["roles"]): Person {
  return { id: fixedId(`person ${name}`), name, email, roles }
}
