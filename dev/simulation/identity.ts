import { isStaff, type Role, type Viewer } from "../../protocol/person.ts"
import type { Admission } from "../../worker/org/session.ts"

export interface SignIn {
  id: string
  userId: string
  expiresAt: number
}

/** Who is signed in and what they are where: what the Worker keeps in Postgres, and how far the objects have been told. */
export class Identity {
  #people = new Map<string, { name: string; isGuest: boolean }>()
  #roles = new Map<string, Role | null>()
  #signIns = new Map<string, SignIn>()
  #gone = new Set<string>()
  /** What an object has been told has ended. Nobody may hear anything in its place. */
  #ended = new Set<string>()
  #made = 0

  meet(userId: string, person: { name: string; isGuest: boolean }): void {
    this.#people.set(userId, person)
  }

  isSomebody(userId: string): boolean {
    return this.#people.has(userId)
  }

  signIn(userId: string, expiresAt: number): SignIn {
    this.#made += 1
    const signIn = { id: `session ${this.#made}`, userId, expiresAt }
    this.#signIns.set(signIn.id, signIn)
    return signIn
  }

  isSignedIn({ id }: SignIn, now: number): boolean {
    return (this.#signIns.get(id)?.expiresAt ?? 0) > now
  }

  signOut(id: string): void {
    this.#signIns.delete(id)
  }

  /** A guest who has become an account is nobody any more. */
  deletePerson(userId: string): string[] {
    const ids = [...this.#signIns.values()].filter(one => one.userId === userId).map(({ id }) => id)
    for (const id of ids) this.#signIns.delete(id)
    this.#people.delete(userId)
    return ids
  }

  setRole(organization: string, userId: string, role: Role | null): void {
    this.#roles.set(`${organization} ${userId}`, role)
  }

  dissolve(organization: string): void {
    this.#gone.add(organization)
  }

  isGone(organization: string): boolean {
    return this.#gone.has(organization)
  }

  /** What this person is in an organization now. */
  viewer(organization: string, userId: string): Viewer {
    const { name, isGuest } = this.#people.get(userId) ?? { name: "Somebody who was", isGuest: true }
    return { userId, name, isGuest, role: this.#roles.get(`${organization} ${userId}`) ?? null }
  }

  /** The object of an organization knows that these may hear nothing any more. */
  told(organization: string, ended: { sessionIds?: string[]; everybody?: boolean }): void {
    for (const id of ended.sessionIds ?? []) this.#ended.add(`${organization} ${id}`)
    if (ended.everybody) this.#ended.add(organization)
  }

  /** Whether a socket that was let in so may still be spoken to. */
  mayHear(organization: string, { sessionId, viewer }: Admission): boolean {
    if (this.#ended.has(organization) || this.#ended.has(`${organization} ${sessionId}`)) return false
    return isStaff(viewer) === isStaff(this.viewer(organization, viewer.userId)) || !this.#wasTold(organization, viewer)
  }

  #wasTold(organization: string, { userId }: Viewer): boolean {
    return this.#ended.has(`${organization} role ${userId}`)
  }

  /** The object knows the role that this person has now. */
  toldRole(organization: string, userId: string): void {
    this.#ended.add(`${organization} role ${userId}`)
  }

  /** The role changes; its object will be told. */
  changeRole(organization: string, userId: string, role: Role | null): void {
    this.#ended.delete(`${organization} role ${userId}`)
    this.setRole(organization, userId, role)
  }
}
