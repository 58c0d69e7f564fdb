import { expect, test } from "vitest"
import type { Command } from "../../protocol/command.ts"
import type { Viewer } from "../../protocol/person.ts"
import { protocolVersion } from "../../protocol/version.ts"
import { organizationInMemory } from "./organization-in-memory.ts"

const lena: Viewer = { userId: "00000000-0000-4000-9000-000000000001", name: "Lena", isGuest: true, role: null }
const ines: Viewer = { userId: "00000000-0000-4000-9000-000000000002", name: "Ines", isGuest: false, role: "agent" }
const conversationId = "00000000-0000-4000-9000-000000000003"
const hello = { type: "hello", protocol: protocolVersion } as const

/** One short life of an organization, told by what its people hear. */
function life(evicting: boolean) {
  const organization = organizationInMemory()
  const [customer, agent] = [organization.connect(lena), organization.connect(ines)]
  const operation = (n: number, command: Command) =>
    ({ type: "do", operation: { id: `00000000-0000-4000-a000-00000000000${n}`, conversationId, command } }) as const
  const acts = [
    () => customer.send(hello),
    () => agent.send(hello),
    () => customer.send(operation(1, { type: "start", text: "Hello" })),
    () => customer.send(operation(2, { type: "escalate", reason: "A person, please" })),
    () => agent.send(operation(3, { type: "claim" })),
    () => agent.send(operation(4, { type: "send", text: "Here I am" })),
    () => agent.send(operation(4, { type: "send", text: "Here I am" })),
  ]
  for (const act of acts) {
    if (evicting) organization.evict()
    organization.world.now += 1000
    act()
  }
  return { customer: customer.heard, agent: agent.heard }
}

test("the shipped core runs outside workerd, the same way each time, and an eviction between frames changes nothing", () => {
  const told = life(false)
  expect(told.customer.map(({ type }) => type)).toEqual([
    "welcome",
    "accepted",
    "entries",
    "accepted",
    "entries",
    "entries",
    "entries",
  ])
  expect(told.agent.at(-1)).toMatchObject({ type: "accepted", repeated: true, seq: 5 })
  expect(life(false)).toEqual(told)
  expect(life(true)).toEqual(told)
})
