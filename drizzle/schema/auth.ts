import { relations } from "drizzle-orm"
import { bigint, boolean, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { instant } from "./instant.ts"
import { keptByIdentity, keptByPerson, readByTenant } from "./policies.ts"

/**
 * better-auth's tables, under the names it looks for. Ids are made by Postgres, so that a row inserted by hand gets one too.
 * A person's rows go with the person; conversations and messages (conversations.ts) outlive both person and organization.
 */
export const user = pgTable(
  "user",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    name: text("name").notNull(),
    email: text("email").notNull().unique(),
    emailVerified: boolean("email_verified").notNull().default(false),
    image: text("image"),
    isAnonymous: boolean("is_anonymous").notNull().default(false),
    ...timestamps(),
  },
  // For addresses that somebody is still typing: an index in the order of a language knows no beginnings.
  table => [index("idx_user_email_beginning").using("btree", table.email.op("text_pattern_ops"))],
)

export const session = pgTable(
  "session",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    token: text("token").notNull().unique(),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    activeOrganizationId: uuid("active_organization_id"),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    expiresAt: instant("expires_at").notNull(),
    ...timestamps(),
  },
  table => [index("idx_session_user_id").on(table.userId)],
)

/** So that a session and whose it is can be read in one query. */
export const sessionRelations = relations(session, ({ one }) => ({
  user: one(user, { fields: [session.userId], references: [user.id] }),
}))

export const account = pgTable(
  "account",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: instant("access_token_expires_at"),
    refreshTokenExpiresAt: instant("refresh_token_expires_at"),
    scope: text("scope"),
    password: text("password"),
    ...timestamps(),
  },
  table => [index("idx_account_user_id").on(table.userId)],
)

export const verification = pgTable(
  "verification",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: instant("expires_at").notNull(),
    ...timestamps(),
  },
  table => [index("idx_verification_identifier").on(table.identifier)],
)

export const organization = pgTable("organization", {
  id: uuid("id").primaryKey().defaultRandom(),
  name: text("name").notNull(),
  slug: text("slug").notNull().unique(),
  logo: text("logo"),
  /** Where the organization's object lives; chosen once, since an object cannot be moved (protocol/organization.ts). */
  region: text("region").notNull().default("auto"),
  /** `#rrggbb`. */
  accent: text("accent"),
  metadata: text("metadata"),
  createdAt: instant("created_at").notNull().defaultNow(),
})

export const member = pgTable(
  "member",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organization.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    role: text("role").notNull().default("member"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  table => [
    // Two acceptances at the same moment must not make a person a member twice.
    uniqueIndex("idx_member_organization_id_user_id").on(table.organizationId, table.userId),
    index("idx_member_user_id").on(table.userId),
    keptByIdentity(),
    readByTenant(table.organizationId),
    keptByPerson(table.userId, "select"),
  ],
)

export const invitation = pgTable(
  "invitation",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organization.id, { onDelete: "cascade" }),
    email: text("email").notNull(),
    role: text("role"),
    status: text("status").notNull().default("pending"),
    expiresAt: instant("expires_at").notNull(),
    inviterId: uuid("inviter_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  table => [
    index("idx_invitation_organization_id").on(table.organizationId),
    index("idx_invitation_email").on(table.email),
    index("idx_invitation_inviter_id").on(table.inviterId),
    keptByIdentity(),
    readByTenant(table.organizationId),
  ],
)

export const rateLimit = pgTable("rate_limit", {
  id: uuid("id").primaryKey().defaultRandom(),
  key: text("key").notNull().unique(),
  count: integer("count").notNull(),
  /** Milliseconds since 1970. */
  lastRequest: bigint("last_request", { mode: "number" }).notNull(),
})

function timestamps() {
  return {
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  }
}
