import { eq, sql } from "drizzle-orm"
import type { BatchItem, BatchResponse } from "drizzle-orm/batch"
import { union } from "drizzle-orm/pg-core"
import type { Database } from "./client.ts"
import { member } from "./schema/auth.ts"
import { customers } from "./schema/customers.ts"

/** What a transaction may touch of the tables that belong to tenants (schema/policies.ts). Ids are uuids. */
export type Scope =
  /** Reads what belongs to these organizations, and writes what their staff keep. */
  | { kind: "tenants"; organizationIds: string[] }
  /** A person's own rows, wherever they are. */
  | { kind: "person"; userId: string }
  /** Writes one organization's stream; for the archive. */
  | { kind: "stream"; organizationId: string }
  /** Takes a person out of an organization: what is that organization's, its stream's, and the person's own. */
  | { kind: "erasure"; organizationId: string; userId: string }

/**
 * Runs statements in a scope, as one transaction: the only way to rows of a tenant. Postgres itself hides every other row, so
 * a filter that is forgotten shows nothing foreign. Outside of a scope it shows nothing at all, except to a role that no
 * policy binds; such a role is laid down for the time of the transaction.
 */
export async function within<const Statements extends readonly [BatchItem<"pg">, ...BatchItem<"pg">[]]>(
  database: Database,
  scope: Scope,
  statements: Statements,
): Promise<BatchResponse<Statements>> {
  const [_entered, ...results] = await database.batch([enter(database, scope), ...statements])
  return results as BatchResponse<Statements>
}

/** Within a person's scope: from here on also what belongs to the organizations that they have to do with. */
export function reachOrganizationsOf(database: Database, userId: string) {
  const ids = sql`array(${organizationIdsOf(database, userId)})::text`
  return database.execute(sql`select set_config('app.organization_ids', ${ids}, true)`)
}

/** Those that a person belongs to and those that they write to. */
export function organizationIdsOf(database: Database, userId: string) {
  const belongs = database.select({ id: member.organizationId }).from(member).where(eq(member.userId, userId))
  const writes = database.select({ id: customers.organizationId }).from(customers).where(eq(customers.userId, userId))
  return union(belongs, writes)
}

/** Every setting is set each time, so that none can be left over, and lasts as long as the transaction. */
function enter(database: Database, scope: Scope) {
  const organizationIds = organizationsIn(scope)
  const userId = "userId" in scope ? scope.userId : ""
  const streamId = scope.kind === "stream" || scope.kind === "erasure" ? scope.organizationId : ""
  return database.execute(sql`
    select set_config('app.organization_ids', ${`{${organizationIds.join()}}`}, true),
      set_config('app.person_id', ${userId}, true), set_config('app.stream_id', ${streamId}, true),
      set_config('role', case when row_security_active('messages') then 'none' else 'parley_tenant' end, true)`)
}

function organizationsIn(scope: Scope): string[] {
  if (scope.kind === "tenants") return scope.organizationIds
  return scope.kind === "erasure" ? [scope.organizationId] : []
}
