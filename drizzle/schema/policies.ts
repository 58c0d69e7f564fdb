import { type AnyColumn, type SQL, sql } from "drizzle-orm"
import { pgPolicy } from "drizzle-orm/pg-core"

/**
 * Row-level security: what a transaction may touch depends on the scope that it has said it is in (../scope.ts). Without one,
 * nothing of a tenant is visible. A setting is read once per statement, not once per row: that is what the inner `select` does.
 */
const organizationIds = sql`(select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[]`
const personId = sql`(select nullif(current_setting('app.person_id', true), '')::uuid)`
const streamId = sql`(select nullif(current_setting('app.stream_id', true), '')::uuid)`
/** What is looked for. In a stream everything: no row has this word, they all begin with a key. */
const searched = sql`(select coalesce(nullif(current_setting('app.search', true), ''), case when ${streamId} is not null then '!nothing' end)::tsquery)`
const hasNoScope = sql`(select coalesce(current_setting('app.organization_ids', true), '') = '')`

/** A tenant reads what is its own. What has no organization is nobody's. */
export function readByTenant(organizationId: AnyColumn) {
  return pgPolicy("read_by_tenant", { for: "select", using: sql`${organizationId} = any(${organizationIds})` })
}

/** A tenant reads and writes what is its own: what its staff keep, and no stream tells. */
export function keptByTenant(organizationId: AnyColumn) {
  const own = sql`${organizationId} = any(${organizationIds})`
  return pgPolicy("kept_by_tenant", { for: "all", using: own, withCheck: own })
}

/** A tenant reads what is its own and adds to it; nobody takes of it away, and who is erased is all that is changed in it. */
export function recordedByTenant(organizationId: AnyColumn) {
  const own = sql`${organizationId} = any(${organizationIds})`
  return [
    pgPolicy("read_by_tenant", { for: "select", using: own }),
    pgPolicy("recorded_by_tenant", { for: "insert", withCheck: own }),
    pgPolicy("forgotten_by_stream", {
      for: "update",
      using: sql`${organizationId} = ${streamId}`,
      withCheck: sql`${organizationId} = ${streamId}`,
    }),
  ]
}

/**
 * A tenant finds what is its own, and of it only what its search says (../search/look-for.ts). The words are a part of the lock:
 * beside it they could use no index, since Postgres runs an operator before a lock only if it has promised to be `leakproof`,
 * and `@@` has not. A stream reaches all of its own, to write it.
 */
export function foundByTenant(organizationId: AnyColumn, words: AnyColumn) {
  const ids = sql`(select case when ${streamId} is null then ${organizationIds} else array[${streamId}] end)::uuid[]`
  return pgPolicy("found_by_tenant", {
    for: "select",
    using: sql`${organizationId} = any(${ids}) and ${words} @@ ${searched}`,
  })
}

/** A stream writes its own rows. A policy for each way to write: one for all of them would be one for reading too. */
export function toldByStream(organizationId: AnyColumn) {
  const own = sql`${organizationId} = ${streamId}`
  return [
    pgPolicy("told_by_stream", { for: "insert", withCheck: own }),
    pgPolicy("told_again_by_stream", { for: "update", using: own, withCheck: own }),
    pgPolicy("taken_back_by_stream", { for: "delete", using: own }),
  ]
}

/** The archive writes one organization's stream, and its rows say that organization or, when it is gone, none. */
export function writtenByStream(stream: AnyColumn, organizationId?: AnyColumn) {
  const own = sql`${stream} = ${streamId}`
  const withCheck = organizationId ? sql`${own} and (${organizationId} is null or ${organizationId} = ${stream})` : own
  return pgPolicy("written_by_stream", { for: "all", using: own, withCheck })
}

/** A person's own rows, wherever they are. */
export function keptByPerson(userId: AnyColumn, what: "select" | "all") {
  const own: SQL = sql`${userId} = ${personId}`
  return pgPolicy("kept_by_person", { for: what, using: own, ...(what === "all" && { withCheck: own }) })
}

/** better-auth reads and writes its own tables for everybody, in no scope; in one, they too show only what belongs to it. */
export function keptByIdentity() {
  return pgPolicy("kept_by_identity", { for: "all", using: hasNoScope, withCheck: hasNoScope })
}
