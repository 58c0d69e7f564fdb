import type { Story } from "../../../drizzle/test-story.ts"
import type { EntryBody } from "../../../protocol/entry.ts"
import type { Author } from "../../../protocol/person.ts"
import { Dice } from "../../simulation/random.ts"

const staff = ["Maya", "Joan", "Ida"].map(name => ({ kind: "staff", id: crypto.randomUUID(), name }) as const)
const system: Author = { kind: "system", id: null, name: "Parley" }
const assistant: Author = { kind: "assistant", id: null, name: "Assistant" }
export const labelId = crypto.randomUUID()
export const [maya] = staff

const fates = ["a person", "nobody", "the assistant"] as const

/** An organization's weeks, thrown with dice: many talks at once, with everything that can happen in one, in any order. */
export function busyStory(story: Story, { seed, entries }: { seed: number; entries: number }): Story {
  const dice = new Dice(0x4e904, seed)
  const customer = { id: crypto.randomUUID(), name: "Clara" }
  const open: { talk: string; gets: "a person" | "nobody" | "the assistant" }[] = []
  while (story.entries.length < entries) {
    story.at += dice.below(dice.chance(0.1) ? 12 * 3_600_000 : 600_000)
    if (open.length < 4 || dice.chance(0.1))
      open.push({ talk: story.open(customer, "Is the ferry running?"), gets: dice.pick(fates) })
    if (open.length > 6) open.shift()
    const [author, body] = something(dice, { kind: "customer", ...customer })
    const { talk, gets } = dice.pick(open)
    if (gets !== "a person" && (author.kind === "staff" || body.type === "assigned")) continue
    if (gets === "the assistant" && body.type === "escalated") continue
    story.add(talk, author, body)
    if (gets === "a person" && dice.chance(0.2)) chat(story, dice, { talk, customer })
  }
  return story
}

/** Back and forth. */
function chat(story: Story, dice: Dice, { talk, customer }: { talk: string; customer: { id: string; name: string } }) {
  for (let times = dice.below(5); times > 0; times -= 1) {
    story.at += dice.below(300_000)
    if (dice.chance(0.5)) story.add(talk, { kind: "customer", ...customer }, { type: "message", text: "And then?" })
    else story.add(talk, dice.pick(staff), { type: "message", text: "Then it sails." })
  }
}

function something(dice: Dice, customer: Author): [Author, EntryBody] {
  const agent = dice.pick(staff)
  const to = dice.pick(["queue", "assistant"] as const)
  const comment = dice.chance(0.4) ? dice.pick(["Thanks", "=1+1", "Slow"]) : null
  const disposition = dice.chance(0.3) ? { asksScore: true as const } : {}
  return dice.pick<() => [Author, EntryBody]>([
    () => [customer, { type: "message", text: "And now?" }],
    () => [customer, { type: "message", text: "Hello?" }],
    () => [agent, { type: "message", text: "It is." }],
    () => [agent, { type: "message", text: "Yes." }],
    () => [agent, { type: "note", text: "Hm" }],
    () => [assistant, { type: "answer", text: "At 9.", end: "done", found: true, citations: [], replaces: null }],
    () => [customer, { type: "escalated", reason: dice.pick(["Parcel", "Refund", "Other"]), cause: "person" }],
    () => [assistant, { type: "escalated", reason: dice.pick(["Parcel", "No source"]), cause: "model" }],
    () => [system, { type: "escalated", reason: "Before there were causes" }],
    () => [customer, { type: "cancelled" }],
    () => [agent, { type: "claimed" }],
    () => [system, { type: "assigned", agent: { id: agent.id, name: agent.name }, cause: "automatic" }],
    () => [agent, { type: "released", to }],
    () => [agent, { type: "resolved", ...disposition }],
    () => [agent, { type: "resolved", asksScore: true }],
    () => [system, { type: "resolved", cause: "automatic" }],
    () => [customer, { type: "reopened", to }],
    () => [customer, { type: "scored", score: 1 + dice.below(5), comment }],
    () => [system, { type: "breached", clock: dice.pick(["first", "next", "resolution"] as const) }],
    () => [agent, { type: "labelled", add: [labelId], remove: [] }],
  ])()
}
