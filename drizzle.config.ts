import { defineConfig } from "drizzle-kit"

const connectionString = process.env.DATABASE_URL
const common = { dialect: "postgresql", schema: "./drizzle/schema/*.ts", out: "./migrations" } as const

/** `db:generate` needs no database. `db:push` writes to `DATABASE_URL`, or to the embedded Postgres of `npm start`. */
export default connectionString
  ? defineConfig({ ...common, dbCredentials: { url: connectionString } })
  : defineConfig({
      ...common,
      driver: "pglite",
      dbCredentials: { url: `${process.env.PARLEY_DATA ?? ".parley"}/postgres` },
    })
