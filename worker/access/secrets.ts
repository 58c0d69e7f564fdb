import type { Column } from "./columns.ts"
import type { World } from "./world.ts"

/** What somebody reads in what they were told, without being somebody who may. */
export function secretsIn(told: string, column: Column, { people, said }: World): string[] {
  const isStaff = ["agent", "admin", "owner"].includes(column)
  const forStaff = [
    said.note,
    said.knowledge,
    people.agent.userId,
    people.agent.email,
    people.owner.userId,
    people.owner.email,
  ]
  const forCustomerToo = [said.message, people.customer.userId, people.customer.email]
  const own = column === "anonymous" ? [] : [people[column].userId, people[column].email]
  const hidden = [said.own, ...(isStaff ? [] : forStaff), ...(isStaff || column === "customer" ? [] : forCustomerToo)]
  return hidden.filter(secret => !own.includes(secret) && told.includes(secret))
}
