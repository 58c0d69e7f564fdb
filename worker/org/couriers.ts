import type { Notice } from "../courier/job.ts"

/** The organization's courier, as its object needs it. */
export interface CourierPort {
  /** `done(false)`: it could not be reached. It may have taken what it was told all the same, and telling it again does nothing. */
  tell(notices: Notice[], done: (taken: boolean) => void): void
}

/** For an organization of which nobody hears outside of its pages. */
export const noCourier: CourierPort = { tell: (_notices, done) => done(true) }
