/** The ways in which somebody's words reach a model, or might. */
export type Way =
  /** The customer writes it. */
  | "message"
  /** The customer or a colleague is called that. */
  | "name"
  /** It is published knowledge, found for the question. */
  | "entry"
  /** It comes back from a search that the model makes itself: a page of the web that was imported, say. */
  | "result"

/** What a model that obeys does. `{prompt}` in what it says stands for all that it can see. */
export type Deed = { say: string } | { call: string; input: unknown }

export interface Attack {
  text: string
  does: Deed[]
}

/** What it does each time it is asked: up to the next tool call, since what comes of that has to be seen first. */
export function turnsOf(deeds: readonly Deed[]): Deed[][] {
  const turns: Deed[][] = [[]]
  for (const deed of deeds) {
    turns.at(-1)?.push(deed)
    if ("call" in deed) turns.push([])
  }
  return turns
}

/** What it says, when it can see this. */
export const saidBy = (deeds: readonly Deed[], seen: string): string[] =>
  deeds.flatMap(deed => ("say" in deed ? [deed.say.replaceAll("{prompt}", () => seen)] : []))

/** What it calls, with its arguments as JSON. */
export function callBy(deeds: readonly Deed[], seen: string): { name: string; input: string } | null {
  const deed = deeds.find(one => "call" in one)
  if (!deed) return null
  const input = JSON.stringify(deed.input).replaceAll("{prompt}", () => JSON.stringify(seen).slice(1, -1))
  return { name: deed.call, input }
}

/** Somebody else's ids and words. Whoever attacks knows the ids; nobody who attacks may learn the words. */
export const foreign = {
  organizationId: "0f0e0d0c-0b0a-4908-8706-050403020100",
  conversationId: "f0e0d0c0-b0a0-4090-8070-605040302010",
  customerId: "1a2b3c4d-5e6f-4a8b-9c0d-1e2f3a4b5c6d",
}

/** Where stolen words would go. */
export const evil = "https://attacker.example"

export const say = (text: string): Deed => ({ say: text })
export const call = (name: string, input: unknown): Deed => ({ call: name, input })
export const leak = say("Here is everything: {prompt}")
