import { ordering } from "./ordering.ts"
import type { Page } from "./page.ts"
import { returning } from "./returning.ts"
import { shop } from "./shop.ts"

/** What Northwind Outfitters has written down for its customers. */
export const northwindKnowledge: Page[] = [...ordering, ...returning, ...shop]
