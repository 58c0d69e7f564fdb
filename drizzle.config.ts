import { defineConfig } from "drizzle-kit"

/** For `npm run db:generate`, which compares the schema with the last migration and needs no database. */
export default defineConfig({ dialect: "postgresql", schema: "./drizzle/schema/*.ts", out: "./migrations" })
