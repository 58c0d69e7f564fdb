import { type PersonKey, people } from "../seed/cast.ts"
import { fixedId } from "../seed/fixed-id.ts"

/** A page of somebody, on a line of its own. */
export interface Device {
  name: string
  person: PersonKey
  isStaff: boolean
  /** Conversations it takes part in: a customer's own, staff's all. */
  conversations: readonly string[]
  /** Those that it says something in: one of the staff answers in each, because a conversation has one agent. */
  writesIn: readonly string[]
  /** What survives a reload of the page. */
  storage: Map<string, unknown>
}

interface Part {
  person: PersonKey
  devices: number
}

/** Who writes from how many devices, in how many conversations, and who answers. */
const customers: (Part & { conversations: number; answeredBy: PersonKey })[] = [
  { person: "clara", devices: 2, conversations: 2, answeredBy: "maya" },
  { person: "ben", devices: 2, conversations: 1, answeredBy: "tom" },
  { person: "sofia", devices: 1, conversations: 1, answeredBy: "tom" },
  { person: "priya", devices: 1, conversations: 1, answeredBy: "amir" },
  { person: "guestOak", devices: 1, conversations: 1, answeredBy: "amir" },
]
const staff: Part[] = [
  { person: "maya", devices: 2 },
  { person: "tom", devices: 1 },
  { person: "amir", devices: 1 },
]

/** Everybody who talks, the same for every chat. */
export function cast(): Device[] {
  const held = customers.map(part => ({ ...part, ids: conversationsOf(part) }))
  const all = held.flatMap(({ ids }) => ids)
  const answeredBy = (person: PersonKey) => held.filter(one => one.answeredBy === person).flatMap(({ ids }) => ids)
  return [
    ...held.flatMap(part => devicesOf(part, { isStaff: false, conversations: part.ids, writesIn: part.ids })),
    ...staff.flatMap(part => devicesOf(part, { isStaff: true, conversations: all, writesIn: answeredBy(part.person) })),
  ]
}

const conversationsOf = ({ person, conversations }: { person: PersonKey; conversations: number }): string[] =>
  Array.from({ length: conversations }, (_, index) => fixedId(`chaos conversation ${index} of ${person}`))

const devicesOf = ({ person, devices }: Part, sees: Pick<Device, "isStaff" | "conversations" | "writesIn">): Device[] =>
  Array.from({ length: devices }, (_, index) => ({
    ...sees,
    name: `${people[person].name}, device ${index + 1}`,
    person,
    storage: new Map(),
  }))
