import type { SignedIn } from "../identity/viewer.ts"
import type { Admission } from "../org/session.ts"
import type { Place } from "./place.ts"

/** Whom an organization's object is asked to let in, and what that was decided upon. */
export const admissionOf = ({ viewer }: Pick<Place, "viewer">, person: SignedIn): Admission => ({
  viewer,
  sessionId: person.sessionId,
  expiresAt: person.sessionExpiresAt.getTime(),
  checkedAt: person.checkedAt,
})
