import type { Env as ParleyEnv } from "../../worker/env.ts"
import { Organization } from "../../worker/org/organization.ts"

/** The shipped object, whose archive runs also when a measurement says so. */
export class PouredOrganization extends Organization {
  async pour(): Promise<void> {
    await this.alarm()
  }
}

interface Env extends ParleyEnv {
  POURED: DurableObjectNamespace<PouredOrganization>
}

/** `/id` is an organization's socket; `/id/pour` answers when all that it holds is in Postgres. */
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const [, id = "", asked] = new URL(request.url).pathname.split("/")
    const organization = env.POURED.getByName(id)
    if (asked !== "pour") return organization.fetch(request)
    await organization.pour()
    return new Response()
  },
}
