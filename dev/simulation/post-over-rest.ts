import type { Operation } from "../../protocol/command.ts"
import { isStaff, type Viewer } from "../../protocol/person.ts"
import type { Outcome } from "../../worker/org/commands.ts"
import { type Act, choose } from "./act.ts"
import type { Crash } from "./object-host.ts"
import { refusedTo } from "./rest.ts"
import { seenOutcome } from "./seen.ts"
import type { SimulatedClient } from "./simulated-client.ts"
import { idOf, words } from "./words.ts"

export type Course =
  | "goes well"
  | "rest request lost"
  | "rest answer lost"
  | "rest breaks before commit"
  | "rest breaks after commit"

const crashes: Partial<Record<Course, Crash>> = {
  "rest breaks before commit": "crash before commit",
  "rest breaks after commit": "crash after commit",
}

/**
 * Somebody's program posts with an `Idempotency-Key`. What gets no answer is said again under the same id: by the program, or
 * by their page, over the socket.
 */
export function postOverRest(client: SimulatedClient, act: Act, course: Course): boolean {
  const { world, tenant, name } = client
  const conversationId = choose([...client.state.conversations.ids()], act.pick)
  if (conversationId === undefined) return false
  const operation = { id: idOf(act), conversationId, command: { type: "send" as const, text: words(client, act) } }
  world.asked.set(operation.id, "send")
  tenant.observed.posted.push({ client: `${name} over REST ${act.n}`, userId: client.userId, operation })
  const overSocket = () => {
    // On a page that does not run nobody can say anything.
    if (client.isFrozen) tenant.abandoned.add(operation.id)
    else client.happens({ type: "posted", operation })
  }
  const again = () => atWorker(client, { operation, course: "goes well", sayAgain: overSocket })
  const sayAgain = () => world.timeline.after(100, act.n % 2 === 0 ? again : overSocket)
  if (course === "rest request lost") sayAgain()
  else world.timeline.after(1 + act.amount * 60, () => atWorker(client, { operation, course, sayAgain }))
  return true
}

interface Request {
  operation: Operation
  course: Course
  sayAgain: () => void
}

/** Who asks is looked up first; what they were then counts when the object does it. */
function atWorker(client: SimulatedClient, { operation, course, sayAgain }: Request): void {
  const { world, tenant, signIn, viewer } = client
  if (refusedTo(world, tenant, signIn) !== null) return void tenant.abandoned.add(operation.id)
  const { life } = tenant.host
  world.timeline.after(10, () => {
    // Nobody is at the door of an object that is evicted, and who is at the door of one that breaks gets no answer.
    if (tenant.host.life !== life) return sayAgain()
    const outcome = tenant.host.execute(viewer, operation, crashes[course] ?? "none")
    if (outcome === null || course === "rest answer lost") sayAgain()
    else answered(client, { operation, viewer, outcome })
  })
}

interface Answer {
  operation: Operation
  viewer: Viewer
  outcome: Outcome
}

/** What the program is told, in the words of the socket. */
function answered({ world, tenant, name }: SimulatedClient, { operation, viewer, outcome }: Answer): void {
  const { id, conversationId } = operation
  seenOutcome(world, id, outcome.ok ? "accepted" : "refused")
  if (!outcome.ok) {
    // Nobody says it again, not even what was only too much at once.
    tenant.abandoned.add(id)
    const refused = { type: "refused", id, ...outcome.refusal } as const
    tenant.observed.isRefused(refused)
    return tenant.observed.answered(name, viewer, refused)
  }
  const { entry, repeated } = outcome
  const seq = isStaff(viewer) ? { seq: entry.seq } : {}
  const { position } = entry
  tenant.observed.answered(name, viewer, { type: "accepted", id, conversationId, position, ...seq, repeated })
}
