import { Echo } from "./echo.worker.ts"
import { OneInsert } from "./one-insert.worker.ts"
import { PlainRead } from "./plain-read.worker.ts"
import { AwakeRoom, Room } from "./room.worker.ts"

export { AwakeRoom, Echo, OneInsert, PlainRead, Room }

interface Env {
  ECHO: DurableObjectNamespace<Echo>
  ONE_INSERT: DurableObjectNamespace<OneInsert>
  PLAIN_READ: DurableObjectNamespace<PlainRead>
  ROOM: DurableObjectNamespace<Room>
  AWAKE_ROOM: DurableObjectNamespace<AwakeRoom>
}

/** `/ONE_INSERT/name`: the object of that name. What it costs at least, and what a peer of the same runtime costs. */
export default {
  fetch(request: Request, env: Env): Promise<Response> {
    const [, kind = "", name = ""] = new URL(request.url).pathname.split("/")
    const namespaces: Record<string, DurableObjectNamespace | undefined> = { ...env }
    const namespace = namespaces[kind]
    return namespace ? namespace.getByName(name).fetch(request) : Promise.resolve(new Response(null, { status: 404 }))
  },
}
