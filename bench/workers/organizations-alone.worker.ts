import { DurableObject } from "cloudflare:workers"
import type { Finish, Job, Piece } from "../../worker/assistant/job.ts"
import type { Env } from "../../worker/env.ts"
import app from "../../worker/index.ts"

export { Courier } from "../../worker/courier/courier.ts"
export { Organization } from "../../worker/org/organization.ts"

type Apart = Env & { TURNS_URL: string }

/** Stands where an assistant's turn is, and hands on what it is told: the real one is in another process, as it is on another machine when deployed. */
export class AssistantTurn extends DurableObject<Apart> {
  begin(job: Job): Promise<void> {
    return this.#tell("begin", job)
  }

  cancel(answerId: string): Promise<void> {
    return this.#tell("cancel", answerId)
  }

  async #tell(what: string, body: unknown): Promise<void> {
    const url = `${this.env.TURNS_URL}/${encodeURIComponent(this.ctx.id.name ?? "")}/${what}`
    const answer = await fetch(url, { method: "POST", body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`The turns' process answered ${answer.status}`)
  }
}

/** The whole Worker, and `/apart/{organizationId}/draft` or `finish` for what turns in the other process say. */
export default {
  async fetch(request: Request, env: Apart, context: ExecutionContext): Promise<Response> {
    const [, apart, organizationId = "", what] = new URL(request.url).pathname.split("/")
    if (apart !== "apart") return app.fetch(request, env, context)
    const organization = env.ORGANIZATION.get(env.ORGANIZATION.idFromName(organizationId))
    // Both processes are the same build: what comes is what the other side's types say.
    if (what === "draft") return Response.json(await organization.draft((await request.json()) as Piece))
    return Response.json(await organization.finish((await request.json()) as Finish))
  },
}
