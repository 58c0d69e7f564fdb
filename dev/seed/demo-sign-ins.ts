import { demoPassword, organizations, people } from "./cast.ts"

/** What `npm start` tells about the demo: who to be, and where to go as that person. */
export function demoSignIns(origin: string): string {
  const { northwind } = organizations
  const inbox = `${origin}/dashboard/${northwind.slug}/conversations`
  const rows = [
    { who: "Agent", account: people.maya.email, page: inbox },
    { who: "Owner", account: people.nora.email, page: inbox },
    { who: "Customer", account: people.clara.email, page: `${origin}/messages` },
    { who: "Guest", account: null, page: `${origin}/o/${northwind.slug}` },
  ].map(row => ({ ...row, account: row.account ?? "no account needed" }))
  const width = (column: "who" | "account") => Math.max(...rows.map(row => row[column].length))
  const lines = rows.map(
    ({ who, account, page }) => `  ${who.padEnd(width("who"))}  ${account.padEnd(width("account"))}  ${page}`,
  )
  return [`Demo sign-ins, password ${demoPassword}:`, ...lines].join("\n")
}
