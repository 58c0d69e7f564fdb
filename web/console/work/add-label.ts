import { type DeskRead, deskRead, type Label } from "../../../protocol/desk.ts"
import { call } from "../../app/api.ts"
import { deskPath, readDeskAgain } from "../../desk/desk-queries.ts"

/** Puts one more label among the organization's rules for its team, unless somebody has changed those meanwhile. */
export async function addLabel(organizationId: string, { desk, revision }: DeskRead, label: Label) {
  const body = { desk: { ...desk, labels: [...desk.labels, label] }, revision }
  const answer = await call({ path: deskPath(organizationId), schema: deskRead, method: "PUT", body })
  await readDeskAgain(organizationId)
  return answer
}
