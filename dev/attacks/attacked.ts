import type { Found, Passage } from "../../drizzle/knowledge/search.ts"
import { assistantDefaults } from "../../protocol/assistant.ts"
import { Answer } from "../../worker/assistant/answer.ts"
import { generate } from "../../worker/assistant/generate.ts"
import type { GenerateEvent } from "../../worker/assistant/generate-event.ts"
import type { Job } from "../../worker/assistant/job.ts"
import type { Finished } from "../../worker/assistant/kept-turn.ts"
import { type Attack, evil, foreign, type Way } from "./attack.ts"
import { obeyingModel } from "./obeying-model.ts"

/** Words that belong to somebody else: nobody in this conversation may ever read them. */
export const secrets = {
  otherOrganization: "the other organization's door code is quiet-otter-4417",
  otherConversation: "somebody else's card ends in 7730-amber",
}

export interface Attacked {
  events: GenerateEvent[]
  answer: Finished
  /** All that the model was told, call by call. */
  prompts: string[]
  /** Whose knowledge was searched, and for what. */
  searches: { organizationId: string; question: string }[]
  job: Job
}

/** One turn of a model that obeys the attacker. `organizationId` is whose knowledge the server binds the search to. */
export async function attacked(attack: Attack & { way: Way }, organizationId = own.organizationId): Promise<Attacked> {
  const job = jobFor(attack)
  const { model, prompts } = obeyingModel(attack.does)
  const searches: Attacked["searches"] = []
  const search = async (question: string): Promise<Found> => {
    searches.push({ organizationId, question })
    return { passages: passagesOf(organizationId, attack, searches.length), confidence: 1 }
  }
  const events: GenerateEvent[] = []
  const answer = new Answer(0)
  const signal = new AbortController().signal
  for await (const event of generate(job, {
    model,
    modelName: "obeys",
    search,
    signal,
    stallMs: 2_000,
    retriesMax: 0,
  })) {
    events.push(event)
    answer.take(event)
  }
  return { events, answer: answer.finished(), prompts, searches, job }
}

export const own = {
  organizationId: "7c1de1c0-2f54-4d3e-9a30-3d1f4d5e6f70",
  conversationId: "8d2ef2d1-3065-4e4f-8b41-4e205e6f7081",
  answerId: "9e3f03e2-4176-4f50-9c52-5f316f708192",
}

function jobFor({ way, text }: Attack & { way: Way }): Job {
  const question = way === "message" ? text : "How long does delivery take?"
  return {
    ...own,
    region: "eu",
    turn: 3,
    number: 12,
    attempt: 0,
    settings: { ...assistantDefaults, on: true, name: "Nora", instructions: "Be kind to everybody." },
    customerName: way === "name" ? text : "Lena Kowalczyk",
    transcript: [
      { role: "customer", text: "Good day" },
      { role: "staff", text: "Good day! I am just reading your file." },
      { role: "customer", text: question },
    ],
    question,
    instead: null,
    tokensMax: 30_000,
    tokensSpent: 0,
  }
}

/** Everybody's knowledge is here. What a search returns depends on the organization that it is bound to, and on nothing else. */
function passagesOf(organizationId: string, { way, text }: Attack & { way: Way }, count: number): Passage[] {
  if (organizationId === foreign.organizationId)
    return [passage("Doors", `${secrets.otherOrganization}; ${secrets.otherConversation}`)]
  const clean = passage("Delivery", "Delivery takes two days. Ada from Northwind packs each parcel herself.")
  if (way === "entry") return [clean, passage(text.slice(0, 80), text)]
  if (way === "result" && count > 1) return [clean, { ...passage("An imported page", text), url: `${evil}/page` }]
  return [clean]
}

function passage(title: string, text: string): Passage {
  const entryId = `${title.length.toString(16).padStart(8, "0")}-0000-4000-8000-000000000000`
  return { entryId, title, url: "https://northwind.example/help", text, score: 1 }
}
