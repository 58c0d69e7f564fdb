import { type DownFrame, parseFrames } from "../../protocol/down.ts"
import type { Viewer } from "../../protocol/person.ts"
import type { UpFrame } from "../../protocol/up.ts"
import { ObjectHost } from "./object-host.ts"
import { PostgresInMemory } from "./postgres-in-memory.ts"
import { Timeline } from "./timeline.ts"

/**
 * The organization's shipped core without workerd and without a network: a clock that stands until it is moved, sockets
 * that are lists. Deterministic: the same calls give the same frames.
 */
export function organizationInMemory() {
  const timeline = new Timeline()
  const host = new ObjectHost(timeline, new PostgresInMemory(timeline))
  return {
    /** The organization's clock, milliseconds since 1970. */
    world: timeline,
    evict: () => host.evict(),
    connect: (viewer: Viewer) => {
      const heard: DownFrame[] = []
      const socket = host.accept(viewer, {
        toClient: text => heard.push(...parseFrames(text)),
        closed: () => {},
      })
      return { heard, send: (frame: UpFrame) => host.deliver(socket, JSON.stringify(frame), "none") }
    },
  }
}
