import { vi } from "vitest"
import { assistantDefaults } from "../../protocol/assistant.ts"
import type { Command } from "../../protocol/command.ts"
import type { Viewer } from "../../protocol/person.ts"
import { AssistantTurn } from "../assistant/assistant-turn.ts"
import type { organizationStub } from "../identity/stub.ts"
import type { Person } from "../test/people.ts"
import type { Cast } from "./columns.ts"
import type { Standing, secrets, Things } from "./world.ts"

interface Talk {
  stub: ReturnType<typeof organizationStub>
  people: Record<Cast, Person>
  here: Things
  said: ReturnType<typeof secrets>
}

/** What has been said in the conversation that everything is about, until it stands as it should. */
export async function playTalk({ stub, people, here, said }: Talk, standing: Standing): Promise<void> {
  const story: [Cast, Command][] = [
    ["customer", { type: "start", text: said.message }],
    ["agent", { type: "note", text: said.note }],
    ...lastCommands[standing],
  ]
  for (const [name, command] of story) {
    if (command.type === "send") await turnOn(stub)
    const viewer: Viewer = {
      userId: people[name].userId,
      name,
      isGuest: false,
      role: name === "agent" ? "agent" : null,
    }
    const ids: Partial<Record<Command["type"], string>> = {
      start: here.operationId,
      note: here.noteId,
      schedule: here.scheduledId,
    }
    const id = ids[command.type] ?? crypto.randomUUID()
    const operation = { id, conversationId: here.conversationId, command }
    const outcome = await stub.execute(viewer, operation)
    if (!outcome.ok) throw new Error(`${name} could not ${command.type}: ${outcome.refusal.code}`)
  }
  if (standing === "besides another") await beginAnother({ stub, people, here, said })
  if (standing === "answering" || standing === "answered") await answer({ stub, people, here, said }, standing)
}

async function beginAnother({ stub, people, here }: Talk): Promise<void> {
  const viewer: Viewer = { userId: people.customer.userId, name: "customer", isGuest: false, role: null }
  const command: Command = { type: "start", text: "And back?" }
  await stub.execute(viewer, { id: crypto.randomUUID(), conversationId: here.besideId, command })
}

/** The assistant owes answers from now on, and writes none: its turns are in our hands. */
async function turnOn(stub: Talk["stub"]): Promise<void> {
  vi.spyOn(AssistantTurn.prototype, "begin").mockReturnValue()
  await stub.configureAssistant({ settings: { ...assistantDefaults, on: true }, region: "auto" })
}

async function answer({ stub, people, here }: Talk, standing: "answering" | "answered"): Promise<void> {
  const viewer: Viewer = { userId: people.customer.userId, name: "customer", isGuest: false, role: null }
  const asked = await stub.answering(viewer, here.conversationId)
  const answerId = asked.ok ? asked.value?.answerId : null
  if (!answerId) throw new Error("No answer is being written")
  here.answerId = answerId
  if (standing === "answering") return
  const trace = { model: "extractive", tools: [], sources: [], tokens: 1 }
  const result = { text: "Yes", end: "done" as const, found: true, citations: [], trace, handOver: null }
  await stub.finish({ conversationId: here.conversationId, answerId, turn: 0, attempt: 0, result })
}

const lastCommands: Record<Standing, [Cast, Command][]> = {
  open: [],
  waiting: [["customer", { type: "escalate", reason: "A person, please" }]],
  claimed: [["agent", { type: "claim" }]],
  resolved: [["agent", { type: "resolve" }]],
  answering: [["customer", { type: "send", text: "At noon?" }]],
  answered: [["customer", { type: "send", text: "At noon?" }]],
  snoozed: [["agent", { type: "snooze", until: null }]],
  scheduled: [["agent", { type: "schedule", at: Date.now() + 86_400_000, text: "At noon" }]],
  "besides another": [],
}
