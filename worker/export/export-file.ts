import { z } from "zod"

/** How routes describe a file of JSON that is written as it is read: nobody has the whole of it to check against a schema. */
export const exportContent = { "application/octet-stream": { schema: z.string().describe("A JSON document.") } }

export const exportHeaders = (name: string) => ({
  "Content-Type": "application/octet-stream",
  "Content-Disposition": `attachment; filename="${name}.json"`,
})
