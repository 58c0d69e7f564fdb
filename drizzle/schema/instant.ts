import { timestamp } from "drizzle-orm/pg-core"

/** A moment, to the millisecond: as exact as JavaScript has it, so that it is the same on its way there and back. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })
