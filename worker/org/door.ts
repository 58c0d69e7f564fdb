import { closeCodes } from "../../protocol/down.ts"
import { limits } from "../../protocol/limits.ts"
import type { RefusalCode } from "../../protocol/refusal.ts"
import type { Endings } from "./endings.ts"
import type { Admission, Session } from "./session.ts"
import { hangUp, type Sockets } from "./sockets.ts"

/** Why somebody whom the Worker has let in is turned away all the same; null when they may come in. */
export function turnedAway(
  { endings, open }: { endings: Endings; open: number },
  admitted: Admission,
): RefusalCode | null {
  const ended = endings.since(admitted)
  if (ended) return refusalOf[ended]
  return open >= limits.socketsPerOrganizationMax ? "too_many_sockets" : null
}

/** A role that has just changed is read anew when the client tries again. */
const refusalOf = { signed_out: "unauthenticated", rights_changed: "unavailable" } as const

/** Somebody who has just come in. They hear nothing until they have said `hello`. */
export const newcomer = ({ viewer, sessionId, expiresAt, device }: Admission, openedAt: number): Session => ({
  ...{ viewer, sessionId, expiresAt },
  openedAt,
  strikes: 0,
  watching: null,
  reader: { state: "greeting" },
  ...(device && { device }),
})

/** A person with more tabs than this loses the oldest one, not the newest. */
export function closeOldest(sockets: Pick<Sockets, "of">, userId: string): void {
  const open = [...sockets.of(userId)]
    .filter(({ session }) => session.reader.state !== "closed")
    .sort((a, b) => a.session.openedAt - b.session.openedAt)
  for (const socket of open.slice(0, Math.max(0, open.length - limits.socketsPerPersonMax))) {
    hangUp(socket, closeCodes.replaced, "Too many open pages")
  }
}
