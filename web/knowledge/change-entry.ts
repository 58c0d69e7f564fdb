import { type KnowledgeChange, type KnowledgeEntry, knowledgeEntry } from "../../protocol/knowledge.ts"
import { type Answer, call } from "../app/api.ts"
import { knowledgePath, readAgain } from "./knowledge-queries.ts"

/** A change for the entry as it is on the screen. Where a colleague was first, nothing is changed and theirs is read. */
export async function changeEntry(
  organizationId: string,
  { id, revision }: KnowledgeEntry,
  change: KnowledgeChange,
): Promise<Answer<KnowledgeEntry>> {
  const path = `${knowledgePath(organizationId)}/${id}`
  const answer = await call({ path, method: "PATCH", body: { ...change, revision }, schema: knowledgeEntry })
  if (!answer.ok && answer.failure.kind === "refused" && answer.failure.refusal.code === "stale")
    await readAgain(organizationId, id)
  return answer
}
