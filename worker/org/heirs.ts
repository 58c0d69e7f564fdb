import { limits } from "../../protocol/limits.ts"
import type { Viewer } from "../../protocol/person.ts"

type Account = Pick<Viewer, "userId" | "name">

/**
 * Guests who have become accounts. A request of theirs that was on its way meanwhile still names the guest, who owns nothing any
 * more and is about to be deleted: what it starts would be accepted and never be found again. In memory, for as long as
 * there are requests on their way: an object that is evicted has had nobody waiting at its door.
 */
export class Heirs {
  #accounts = new Map<string, Account>()

  remember(guestId: string, account: Account): void {
    this.#accounts.delete(guestId)
    this.#accounts.set(guestId, account)
    const oldest = this.#accounts.size > limits.endingsMax ? this.#accounts.keys().next().value : undefined
    if (oldest !== undefined) this.#accounts.delete(oldest)
  }

  /** Who really acts. They act as the customer they were, whatever the account is here. */
  of(viewer: Viewer): Viewer {
    const account = this.#accounts.get(viewer.userId)
    return account ? { ...viewer, ...account, isGuest: false } : viewer
  }
}
