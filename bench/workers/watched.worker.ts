import type { Env as ParleyEnv } from "../../worker/env.ts"
import { Organization } from "../../worker/org/organization.ts"
import { diary, note } from "./diary.ts"
import { OneInsert } from "./one-insert.worker.ts"

/** The shipped object, with a note whenever it comes into memory or does anything. */
export class WatchedOrganization extends Organization {
  constructor(ctx: DurableObjectState, env: ParleyEnv) {
    super(ctx, env)
    note(ctx.id.name, "constructed")
  }

  override fetch(request: Request): Response {
    note(this.ctx.id.name, "handled")
    return super.fetch(request)
  }

  override webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): void {
    note(this.ctx.id.name, "handled")
    super.webSocketMessage(socket, data)
  }

  override webSocketClose(socket: WebSocket): void {
    note(this.ctx.id.name, "handled")
    super.webSocketClose(socket)
  }

  override alarm(): Promise<void> {
    note(this.ctx.id.name, "handled")
    return super.alarm()
  }
}

/** The bare object, watched alike. */
export class WatchedOneInsert extends OneInsert {
  constructor(ctx: DurableObjectState, env: Cloudflare.Env) {
    super(ctx, env)
    note(ctx.id.name, "constructed")
  }

  override webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): void {
    note(this.ctx.id.name, "handled")
    super.webSocketMessage(socket, data)
  }
}

interface Env extends ParleyEnv {
  ONE_INSERT: DurableObjectNamespace<WatchedOneInsert>
}

/** `/diary`, `/ORGANIZATION/id`, `/ONE_INSERT/name`. */
export default {
  fetch(request: Request, env: Env): Promise<Response> {
    const [, kind = "", name = ""] = new URL(request.url).pathname.split("/")
    if (kind === "diary") return Promise.resolve(Response.json(diary))
    const namespace = kind === "ONE_INSERT" ? env.ONE_INSERT : env.ORGANIZATION
    return namespace.getByName(name).fetch(request)
  },
}
