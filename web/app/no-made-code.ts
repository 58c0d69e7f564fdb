import { z } from "zod"

/**
 * The page's policy forbids code made from strings, which the schema library would otherwise try for speed, at the first
 * schema that it is given: imported before all others.
 */
z.config({ jitless: true })
