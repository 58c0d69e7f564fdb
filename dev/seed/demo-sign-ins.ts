import { demoPassword, organizations, people } from "./cast.ts"

/** What `npm start` tells about the demo: who to be, and where to go as that person. */
export function demoSignIns(origin: string): string {
  const { northwind } = organizations
  const console = `${origin}/dashboard/${northwind.slug}/conversations`
  const rows = [
    ["Agent", people.maya.email, console],
    ["Owner", people.nora.email, console],
    ["Customer", people.clara.email, `${origin}/messages`],
    ["Guest", "no account needed", `${origin}/o/${northwind.slug}`],
  ]
  const widths = [0, 1].map(column => Math.max(...rows.map(row => row[column]?.length ?? 0)))
  const lines = rows.map(([who = "", email = "", url]) => {
    const [first = 0, second = 0] = widths
    return `  ${who.padEnd(first)}  ${email.padEnd(second)}  ${url}`
  })
  return [`Demo sign-ins, password ${demoPassword}:`, ...lines].join("\n")
}
