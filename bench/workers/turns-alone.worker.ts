import { DurableObject } from "cloudflare:workers"
import type { AssistantTurn } from "../../worker/assistant/assistant-turn.ts"
import type { Finish, Job, Piece, PieceTaken } from "../../worker/assistant/job.ts"

export { AssistantTurn } from "../../worker/assistant/assistant-turn.ts"
export { Courier } from "../../worker/courier/courier.ts"

interface Apart {
  ASSISTANT: DurableObjectNamespace<AssistantTurn>
  ORGANIZATIONS_URL: string
}

/** Stands where an organization is, and hands on what it is told: the real one is in the other process. */
export class Organization extends DurableObject<Apart> {
  draft(piece: Piece): Promise<PieceTaken> {
    return this.#tell("draft", piece)
  }

  finish(finish: Finish): Promise<{ taken: boolean }> {
    return this.#tell("finish", finish)
  }

  async #tell<T>(what: string, body: unknown): Promise<T> {
    const url = `${this.env.ORGANIZATIONS_URL}/apart/${this.ctx.id.name}/${what}`
    const answer = await fetch(url, { method: "POST", body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`The organizations' process answered ${answer.status}`)
    return answer.json<T>()
  }
}

/** `/{name}/begin` and `/{name}/cancel`: the turn of that name. */
export default {
  async fetch(request: Request, env: Apart): Promise<Response> {
    const [, name = "", what] = new URL(request.url).pathname.split("/")
    const turn = env.ASSISTANT.get(env.ASSISTANT.idFromName(decodeURIComponent(name)))
    if (what === "begin") await turn.begin((await request.json()) as Job)
    else await turn.cancel((await request.json()) as string)
    return new Response(null, { status: 204 })
  },
}
