import { closeCodes } from "../../protocol/down.ts"
import { limits } from "../../protocol/limits.ts"
import { isStaff } from "../../protocol/person.ts"
import { Follower } from "./follower.ts"
import type { Session } from "./session.ts"
import { hangUp, type Sockets } from "./sockets.ts"

/** Everybody who reads along without a socket. They are gone with the object's memory. */
export class Followers implements Sockets {
  #all = new Set<Follower>()

  /** One more; the person's oldest makes room when there are too many. */
  add(session: Session): Follower {
    const follower: Follower = new Follower(session, () => this.#all.delete(follower))
    this.#all.add(follower)
    const theirs = [...this.of(session.viewer.userId)]
    for (const oldest of theirs.slice(0, Math.max(0, theirs.length - limits.followersPerPersonMax))) {
      hangUp(oldest, closeCodes.replaced, "Too many requests that read along")
    }
    return follower
  }

  get size(): number {
    return this.#all.size
  }

  all(): Iterable<Follower> {
    return this.#all
  }

  *staff(): Iterable<Follower> {
    for (const follower of this.#all) if (isStaff(follower.session.viewer)) yield follower
  }

  *of(userId: string): Iterable<Follower> {
    for (const follower of this.#all) if (follower.session.viewer.userId === userId) yield follower
  }
}
