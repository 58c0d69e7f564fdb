import { uuid } from "drizzle-orm/pg-core"
import { organization, user } from "./auth.ts"

/** The organization that a row belongs to, and goes with. */
export const belongsToOrganization = () =>
  uuid("organization_id")
    .notNull()
    .references(() => organization.id, { onDelete: "cascade" })

/** The account that a row belongs to, and goes with. */
export const belongsToUser = () =>
  uuid("user_id")
    .notNull()
    .references(() => user.id, { onDelete: "cascade" })
