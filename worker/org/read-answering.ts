import type { Viewer } from "../../protocol/person.ts"
import type { Core } from "./core.ts"
import { readConversation } from "./reads.ts"

/** The answer that is being written in a conversation; null when there is no such conversation for this person. */
export function readAnswering(core: Core, viewer: Viewer, id: string): { answerId: string | null } | null {
  return readConversation(core, viewer, id) && { answerId: core.answers.writing(id) }
}
