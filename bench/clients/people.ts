import { randomUUID } from "node:crypto"
import type { Viewer } from "../../protocol/person.ts"

export const customer = (n = 1): Viewer => ({ userId: randomUUID(), name: `Customer ${n}`, isGuest: false, role: null })

export const agent = (n = 1): Viewer => ({ userId: randomUUID(), name: `Agent ${n}`, isGuest: false, role: "agent" })
