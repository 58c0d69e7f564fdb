import type { PersonKey } from "../../seed/cast.ts"
import type { Device } from "../cast.ts"

const customers: PersonKey[] = ["clara", "ben", "sofia", "priya", "kenji", "guestOak", "guestElm", "guestAsh"]

/** Customers who ask the assistant, each in one conversation after the other, and one of the staff who looks on. */
export const askers = (): Device[] => [...customers.map(person => device(person, false)), device("maya", true)]

const device = (person: PersonKey, isStaff: boolean): Device => ({
  ...{ name: person, person, isStaff, conversations: [], writesIn: [], storage: new Map() },
})
