import type { Env } from "../../worker/env.ts"

export { Organization } from "../../worker/org/organization.ts"

/** The shipped object behind the least of a Worker: who is let in says so themselves, in the Worker's own header. */
export default {
  fetch: (request: Request, env: Env): Promise<Response> =>
    env.ORGANIZATION.getByName(new URL(request.url).pathname.slice(1)).fetch(request),
}
