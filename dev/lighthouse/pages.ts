import { organizations, type Person, people } from "../seed/cast.ts"

/** One of the demo's people, a guest who has just written, or somebody without a session. */
export type Visitor = Person | "guest" | "nobody"

export interface Audited {
  name: string
  path: string
  visitor: Visitor
  /** What it has to reach, of a hundred. A page behind a sign-in is for no search engine. */
  least: { performance: number; accessibility: number; "best-practices": number; seo?: number }
}

const open = { performance: 95, accessibility: 95, "best-practices": 95, seo: 95 }
const working = { performance: 90, accessibility: 95, "best-practices": 95 }
const { slug } = organizations.northwind
const team = `/dashboard/${slug}/conversations`

export const pages: Audited[] = [
  { name: "Front page", path: "/", visitor: "nobody", least: open },
  { name: "Sign in", path: "/sign-in", visitor: "nobody", least: open },
  { name: "Sign up", path: "/sign-up", visitor: "nobody", least: open },
  { name: "Door", path: `/o/${slug}`, visitor: "nobody", least: open },
  { name: "Chat of a guest", path: `/o/${slug}`, visitor: "guest", least: open },
  { name: "API description", path: "/api/docs", visitor: "nobody", least: open },
  { name: "Console", path: `${team}/waiting`, visitor: people.maya, least: working },
]
