import { escalateName, escalateTool } from "./escalate.ts"
import { type Search, searchKnowledgeName, searchKnowledgeTool } from "./search-knowledge.ts"

/**
 * The tools of one turn, made for it: each is bound to the organization and the conversation of the turn, and takes from the
 * model only what to look for or to say. An organization's own tools would be further entries, bound in the same way.
 */
export function toolSet(search: Search) {
  return {
    [searchKnowledgeName]: searchKnowledgeTool(search),
    [escalateName]: escalateTool(),
  }
}
