import type { Database } from "../../drizzle/client.ts"
import { createEntries, type KnowledgeContent } from "../../drizzle/knowledge/entries.ts"
import { organizations, people } from "./cast.ts"
import { fixedId } from "./fixed-id.ts"
import { northwindKnowledge } from "./knowledge/northwind.ts"
import type { Page } from "./knowledge/page.ts"

/** Writes down what Northwind knows, published. What is there already stays as it is, changed or not. */
export async function seedKnowledge(database: Database): Promise<void> {
  const entries = northwindKnowledge.map(page => ({ id: fixedId(`knowledge ${page.title}`), content: contentOf(page) }))
  await createEntries(database, organizations.northwind.id, { entries, by: people.amir.id })
}

function contentOf({ title, questions, text: body, path }: Page): KnowledgeContent {
  const url = path === undefined ? null : `https://northwind.example/help/${path}`
  return { title, questions, body, url, source: "written", status: "published" }
}
