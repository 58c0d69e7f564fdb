import { inArray } from "drizzle-orm"
import type { Database } from "../../drizzle/client.ts"
import { messages } from "../../drizzle/schema/conversations.ts"
import { within } from "../../drizzle/scope.ts"
import { inTime } from "../client/in-time.ts"
import { Line } from "../client/line.ts"
import { type OrganizationKey, organizations, type PersonKey, people } from "./cast.ts"
import { DemoSessions, type RunningParley } from "./demo-session.ts"
import { lastTurnId, playStory } from "./play-story.ts"
import { stories } from "./stories.ts"
import type { Story } from "./story.ts"

const seedMsMax = 60_000

/**
 * Lets the demo's people have their conversations with a running Parley. Only an organization's object creates entries, so
 * they go the way of everybody else's: through its socket and commands, and from there into the archive.
 */
export async function seedConversations(parley: RunningParley): Promise<"played" | "there already"> {
  const missing = await notArchived(parley.database, stories)
  if (missing.length === 0) return "there already"
  await play(parley, missing)
  return "played"
}

/** Plays stories, new or played before: then everything in them is only confirmed. */
export async function play(parley: RunningParley, all: Story[]): Promise<void> {
  const sessions = new DemoSessions(parley)
  const lines = new Map<string, Promise<Line>>()
  const lineOf = (organization: OrganizationKey) => (by: PersonKey) => {
    const key = `${organization} ${by}`
    const line = lines.get(key) ?? open(sessions, organization, by)
    lines.set(key, line)
    return line
  }
  try {
    // Side by side: the customer of the longest one may write only so much a second.
    const played = Promise.all(all.map(story => playStory(story, lineOf(story.organization))))
    await inTime(played, seedMsMax, "Writing the demo's conversations")
  } finally {
    for (const line of await Promise.allSettled(lines.values())) if (line.status === "fulfilled") line.value.close()
    await sessions.end()
  }
}

async function notArchived(database: Database, all: Story[]): Promise<Story[]> {
  const ends = all.map(lastTurnId)
  const organizationIds = Object.values(organizations).map(one => one.id)
  const kept = database.select({ id: messages.id }).from(messages).where(inArray(messages.id, ends))
  const [rows] = await within(database, { kind: "tenants", organizationIds }, [kept])
  const archived = new Set(rows.map(row => row.id))
  return all.filter(story => !archived.has(lastTurnId(story)))
}

async function open(sessions: DemoSessions, organization: OrganizationKey, by: PersonKey): Promise<Line> {
  return new Line(await sessions.browser(people[by]), organizations[organization].id)
}
