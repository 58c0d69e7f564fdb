import { DurableObject } from "cloudflare:workers"
import { stepSize } from "./step-size.ts"

/** Counts on disk; for the test of the runner. */
export class Counter extends DurableObject {
  override fetch(): Response {
    const { sql } = this.ctx.storage
    sql.exec("create table if not exists count (n integer)")
    sql.exec("insert into count values (?)", stepSize)
    return new Response(String(sql.exec("select sum(n) as total from count").one().total))
  }
}

export default {
  fetch: (request: Request, env: { COUNTER: DurableObjectNamespace; NAME: string }): Promise<Response> | Response =>
    new URL(request.url).pathname === "/name" ? new Response(env.NAME) : env.COUNTER.getByName("one").fetch(request),
}
