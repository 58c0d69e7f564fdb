import { expect, test } from "vitest"
import { sources } from "../sources.ts"
import { searchKnowledgeTool } from "./search-knowledge.ts"

test("a model that searches again and again finds nothing more, and nobody is asked", async () => {
  let asked = 0
  const passage = { title: "Hours", url: null, text: "At nine.", score: 1 }
  const find = async () => {
    asked += 1
    return { confidence: 1, passages: [{ ...passage, entryId: crypto.randomUUID() }] }
  }
  const found = sources()
  const { execute } = searchKnowledgeTool({ find, sources: found, otherwise: "escalate" })
  const options = { toolCallId: "1", messages: [], context: {} }
  const results = await Promise.all(Array.from({ length: 200 }, () => execute?.({ query: "hours" }, options)))
  expect(results[0]).toMatchObject({ answerable: true, passages: [{ number: 1, title: "Hours" }] })
  expect(results.at(-1)).toEqual({ answerable: false, otherwise: "escalate", passages: [] })
  expect(asked).toBeLessThan(10)
  expect(found.listed()).toHaveLength(asked)
})
