import { loggable } from "../../drizzle/loggable.ts"
import { courierStub } from "../courier/courier-stub.ts"
import type { Env } from "../env.ts"
import { regionOf } from "../identity/region.ts"
import type { CourierPort } from "./couriers.ts"

/** The courier as an object of its own, beside this one. */
export function boundCourier(env: Env, { id, of }: { id: string; of: DurableObjectId }): CourierPort {
  const organization = { id, region: regionOf(of) }
  return {
    tell: (notices, done) =>
      void courierStub(env, organization)
        .take(notices)
        .then(
          () => done(true),
          (error: unknown) => {
            console.warn("The courier could not be reached", loggable(error))
            done(false)
          },
        ),
  }
}
