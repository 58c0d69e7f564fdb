import { isDeepStrictEqual } from "node:util"
import { type AssistantSettings, assistantDefaults, assistantStatus } from "../../protocol/assistant.ts"
import { orThrow } from "../client/people.ts"
import { organizations, people } from "./cast.ts"
import { DemoSessions, type RunningParley } from "./demo-session.ts"
import { seedKnowledge } from "./seed-knowledge.ts"

const northwindAssistant: AssistantSettings = {
  ...assistantDefaults,
  on: true,
  name: "Skye",
  instructions:
    "Northwind Outfitters sells and mends equipment for walking and camping. Give prices in euros and lengths in metres. Never promise a refund, a date or a repair: a person does that.",
}

/**
 * Lets Northwind have an assistant that answers from what it has written down. Harbor Bikes goes without. Whatever its owner
 * has set since stays as it is. After the conversations, which people had before there was one.
 */
export async function turnOnAssistant(parley: RunningParley): Promise<void> {
  const sessions = new DemoSessions(parley)
  try {
    const owner = await sessions.browser(people.nora)
    const path = `/organizations/${organizations.northwind.id}/assistant`
    const { settings } = assistantStatus.parse(orThrow(await owner.get(path)))
    if (!isDeepStrictEqual(settings, assistantDefaults)) return
    // A demo from before there was an assistant does not know anything yet.
    await seedKnowledge(parley.database)
    orThrow(await owner.request("PUT", path, northwindAssistant))
  } finally {
    await sessions.end()
  }
}
