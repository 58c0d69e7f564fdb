import { isStaff } from "../../protocol/person.ts"
import type { Act } from "./act.ts"
import type { SimulatedClient } from "./simulated-client.ts"

/** Says whose words these are: nobody else may be told a customer's, and nobody elsewhere anybody's. */
export function words({ viewer, persona, tenant, name }: SimulatedClient, { n }: Act): string {
  // Whoever may be staff by the time it arrives is read by customers.
  const owner = isStaff(viewer) || name === "otto at north" ? "" : ` owned by ${persona}`
  return `${n} said by ${name}${owner} in ${tenant.name}`
}

/** The operation of an act (one of them, where it has several), and the conversation that it begins. */
export const idOf = ({ n }: Act, part = 0): string => `00000000-0000-4000-a${digits(part, 3)}-${digits(n, 12)}`
export const conversationOf = ({ n }: Act): string => `00000000-0000-4000-b000-${digits(n, 12)}`

const digits = (number: number, length: number): string => String(number).padStart(length, "0")
