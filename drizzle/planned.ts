import { type SQL, sql } from "drizzle-orm"
import { PgDialect } from "drizzle-orm/pg-core"

/** A statement that is planned once for each session of Postgres. Both run in one transaction, in this order. */
export interface Planned {
  prepare: SQL
  run: SQL
}

/**
 * A statement of many parts can take Postgres longer to plan than to run, and over HTTP each request comes to some session or
 * other. So the session is told what to prepare, and does it if it has not; what it has prepared outlives the transaction,
 * even one that fails. The driver's values cannot reach it: it reads them from settings of the transaction (`given`).
 */
export function planned(name: string, statement: SQL): Planned {
  const { sql: text, params } = new PgDialect().sqlToQuery(statement)
  if (params.length > 0) throw new Error(`The statement ${name} has values of its own`)
  // A session may have been told by another version what the name stands for.
  const prepare = `do $do$
    declare wanted constant text := $wanted$prepare ${name} as ${text}$wanted$;
    begin
      if exists (select from pg_prepared_statements as known where known.name = '${name}' and statement = wanted) then return; end if;
      if exists (select from pg_prepared_statements as known where known.name = '${name}') then deallocate ${name}; end if;
      execute wanted;
    end $do$`
  return { prepare: sql.raw(prepare), run: sql.raw(`execute ${name}`) }
}

/** A value of a planned statement, as text; read once, however many rows are compared with it. */
export const given = (setting: string): SQL => sql.raw(`(select current_setting('${setting}'))`)
