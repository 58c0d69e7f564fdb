import type { Engine } from "../../postgres/engine.ts"

/** Tables of accounts and organizations, those that others refer to first. */
const tables = ['"user"', "organization", "session", "account", "member", "customers"]

/**
 * Accounts as they were at the start. A mutated body that still makes sense signs somebody out, deletes them, or gives
 * them another role; the next ones shall find everybody where they were.
 */
export async function keptPeople(engine: Engine): Promise<{ restore(): Promise<void> }> {
  const run = (query: string) => engine.run({ query, params: [] })
  for (const table of tables) await run(`create table ${copyOf(table)} as select * from ${table}`)
  const repairs = [
    ...tables.map(table => `insert into ${table} select * from ${copyOf(table)} on conflict do nothing`),
    `update member set role = kept.role from kept_member kept where kept.id = member.id and kept.role <> member.role`,
    `update account set password = kept.password from kept_account kept where kept.id = account.id`,
    `update organization set slug = kept.slug from kept_organization kept where kept.id = organization.id`,
  ]
  return {
    restore: async () => {
      for (const repair of repairs) await run(repair)
    },
  }
}

const copyOf = (table: string): string => `kept_${table.replaceAll('"', "")}`
