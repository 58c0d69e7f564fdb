import { DurableObject } from "cloudflare:workers"
import type { Env } from "../env.ts"

export class Organization extends DurableObject<Env> {}
