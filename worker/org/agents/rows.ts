import { type Role, role as roleSchema } from "../../../protocol/person.ts"
import type { Row, Sql } from "../ports.ts"

/** Somebody of the staff, or who was until a moment ago. */
export interface AgentRow {
  id: string
  name: string
  /** Null for who does not work here any more, and has not let go of everything yet. */
  role: Role | null
  /** They take conversations that nobody chose them for. */
  isAvailable: boolean
  /** Since when they have no page open, milliseconds since 1970; null while they have one, as far as we were told. */
  goneAt: number | null
}

export class AgentRows {
  #sql: Sql
  constructor(sql: Sql) {
    this.#sql = sql
  }

  all(): AgentRow[] {
    return this.#sql.all("select * from agent").map(decode)
  }

  keep({ id, name, role, isAvailable, goneAt }: AgentRow): void {
    this.#sql.all(
      `insert into agent (id, name, role, available, gone_at) values (?, ?, ?, ?, ?) on conflict (id) do update set
       name = excluded.name, role = excluded.role, available = excluded.available, gone_at = excluded.gone_at`,
      id,
      name,
      role,
      isAvailable ? 1 : 0,
      goneAt,
    )
  }

  drop(id: string): void {
    this.#sql.all("delete from agent where id = ?", id)
  }
}

/** A role that only another version knows is none here. */
const decode = ({ id, name, role, available, gone_at: goneAt }: Row): AgentRow => ({
  id: String(id),
  name: String(name),
  role: roleSchema.safeParse(role).data ?? null,
  isAvailable: available === 1,
  goneAt: typeof goneAt === "number" ? goneAt : null,
})
