import { and, eq, inArray, like } from "drizzle-orm"
import type { Database } from "../client.ts"
import { user } from "../schema/auth.ts"

export interface Account {
  id: string
  name: string
  email: string
}

/**
 * Accounts, whoever's customers they are, by id or by the beginning of their address. Read in no scope, like everything of
 * better-auth's: what is shown of them, and to whom, is for the caller to decide. A guest's address is made up, so guests have none.
 */
export async function accountsOf(
  database: Database,
  asked: { ids: string[] } | { beginning: string; limit: number },
): Promise<Map<string, Account>> {
  if ("ids" in asked && asked.ids.length === 0) return new Map()
  const wanted = "ids" in asked ? inArray(user.id, asked.ids) : like(user.email, `${escapeLike(asked.beginning)}%`)
  const select = database
    .select({ id: user.id, name: user.name, email: user.email })
    .from(user)
    .where(and(wanted, eq(user.isAnonymous, false)))
    .limit("ids" in asked ? asked.ids.length : asked.limit)
  return new Map((await select).map(account => [account.id, account]))
}

const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/g, "\\$&")
