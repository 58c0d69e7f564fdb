import type { ToolUse } from "../../protocol/answer.ts"
import { limits } from "../../protocol/limits.ts"
import { firstCharacters } from "./sources.ts"
import { storable } from "./storable-text.ts"
import { type SearchResult, searchKnowledgeName } from "./tools/search-knowledge.ts"

/** What the model of one answer has called, as staff see it: one line for each call, in the order of their beginning. */
export function toolsUsed() {
  const used = new Map<string, ToolUse>()

  function note(id: string, change: Partial<ToolUse> & Pick<ToolUse, "tool">): void {
    const before = used.get(id) ?? { input: "", outcome: "running" as const, result: "" }
    // A model can call what there is not, under any name.
    const tool = firstCharacters(storable(change.tool), nameCharactersMax)
    if (used.has(id) || used.size < limits.traceToolsMax) used.set(id, { ...before, ...change, tool })
  }

  return {
    note,
    searched: (id: string, result: SearchResult): void =>
      note(id, { tool: searchKnowledgeName, outcome: "done", result: foundWords(result) }),
    listed: (): ToolUse[] => [...used.values()],
  }
}

function foundWords({ passages, answerable }: SearchResult): string {
  if (passages.length === 0) return "Nothing was found."
  const count = `${passages.length} ${passages.length === 1 ? "passage" : "passages"}`
  return answerable ? `${count}.` : `${count}, none of which seems to answer it.`
}

const nameCharactersMax = 80
