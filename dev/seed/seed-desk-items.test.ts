import { expect, onTestFinished, test } from "vitest"
import { changeItem, listItems, removeItem } from "../../drizzle/desk-items.ts"
import { migrate } from "../migrations/migrate.ts"
import { embedded } from "../postgres/embedded.ts"
import { endpoint } from "../postgres/endpoint.ts"
import { organizations, people } from "./cast.ts"
import { databaseAt, seed } from "./seed.ts"

test("the demo's team has things at hand, and seeding again leaves what somebody has made of them", async () => {
  const connectionString = "postgres://parley:secret@localhost/parley"
  const served = await endpoint(await embedded("memory://"), { connectionString })
  onTestFinished(served.close)
  const address = { connectionString, httpUrl: served.url }
  await migrate(address)
  await seed(address)
  const database = databaseAt(address)
  const shelf = { organizationId: organizations.northwind.id, kind: "reply" as const, userId: people.amir.id }
  const names = async () => (await listItems(database, shelf)).map(({ name }) => name)
  expect(await names()).toEqual(["bye", "hello", "mailed", "more"])
  const [bye, hello] = await listItems(database, shelf)
  if (!bye || !hello) throw new Error("They were seeded")
  await removeItem(database, shelf, hello.id)
  await changeItem(database, shelf, { id: bye.id, name: "hello", itemsMax: 10 })
  await seed(address)
  expect(await names()).toEqual(["hello", "mailed", "more"])
})
