import { createRoute, z } from "@hono/zod-openapi"
import { database } from "../../../drizzle/client.ts"
import { knowledgeImport, knowledgeImported } from "../../../protocol/knowledge.ts"
import { record } from "../../audit/record.ts"
import { readImport } from "../../knowledge/read-import.ts"
import { shownEntries } from "../../knowledge/shown-entries.ts"
import { writeKnowledge } from "../../knowledge/write-knowledge.ts"
import { asActingStaff } from "../as-staff.ts"
import { idempotencyHeader, operationId } from "../conversations/operate.ts"
import { counting } from "../headers.ts"
import { countedProblems, problem } from "../problem.ts"
import { router } from "../router.ts"
import { signedIn } from "../signed-in.ts"

const bringIn = createRoute({
  method: "post",
  path: "/{id}/knowledge/imports",
  tags: ["Knowledge"],
  summary: "Bring in a file, or a page of the web",
  description:
    "For staff. A Markdown or text file in base64, as one entry or as one for each of its top headings; or the address of " +
    "a public page, which is read once. What comes of it are drafts, all or none, for a person to read and publish. " +
    "Addresses are of http or https, on the usual port, under a public name; up to three redirects are followed to such addresses.",
  middleware: [signedIn] as const,
  request: {
    params: z.object({ id: z.uuid().toLowerCase() }),
    headers: idempotencyHeader,
    body: { required: true, content: { "application/json": { schema: knowledgeImport } } },
  },
  responses: {
    200: {
      description: "They were brought in before.",
      headers: counting,
      content: { "application/json": { schema: knowledgeImported } },
    },
    201: {
      description: "The drafts, in their order in the file.",
      headers: counting,
      content: { "application/json": { schema: knowledgeImported } },
    },
    ...countedProblems,
  },
})

export const knowledgeImports = router().openapi(bringIn, async context => {
  const { id: organizationId } = context.req.valid("param")
  const asked = context.req.valid("json")
  const found = await asActingStaff(context, organizationId)
  if (!found.ok) return problem(context, found.refusal)
  // Here and not in an object, where waiting for a slow page would take one of its few connections from everybody.
  const read = await readImport(asked, (url, init) => fetch(url, init))
  if (!read.ok) return problem(context, read.refusal)
  const db = database(context.env)
  const written = await writeKnowledge(db, {
    organizationId,
    id: operationId(context.req.valid("header")),
    source: asked.from,
    entries: read.drafts,
    by: context.var.person.userId,
  })
  if (!written.ok) return problem(context, written.refusal)
  const subject = asked.from === "url" ? asked.url : asked.name
  if (!written.repeated) await record(context, organizationId, { action: "knowledge.imported", subject })
  return context.json({ entries: await shownEntries(db, written.rows) }, written.repeated ? 200 : 201)
})
