import type { Env as ParleyEnv } from "../../worker/env.ts"
import { Organization } from "../../worker/org/organization.ts"
import { rowCounts } from "./row-counts.ts"

/** The shipped object with its rows counted (counted-sql, counted-alarm, counted-archive take the places of its modules). */
export class CountedOrganization extends Organization {
  override async alarm(): Promise<void> {
    const startedAt = Date.now()
    await super.alarm()
    rowCounts.alarms += 1
    rowCounts.alarmMs += Date.now() - startedAt
  }

  counts() {
    return { ...rowCounts, databaseBytes: this.ctx.storage.sql.databaseSize }
  }
}

interface Env extends ParleyEnv {
  COUNTED: DurableObjectNamespace<CountedOrganization>
}

/** `/id` is an organization's socket, `/id/counts` what it has written. */
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const [, id = "", asked] = new URL(request.url).pathname.split("/")
    const organization = env.COUNTED.getByName(id)
    return asked === "counts" ? Response.json(await organization.counts()) : organization.fetch(request)
  },
}
