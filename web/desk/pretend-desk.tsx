import { QueryClientProvider } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { vi } from "vitest"
import { type Desk, type DeskRead, deskChange, deskDefaults } from "../../protocol/desk.ts"
import type { Role } from "../../protocol/person.ts"
import { queryClient } from "../app/queries.ts"
import { pretendLine } from "../console/pretend-line.tsx"

/** For tests: a service with these rules, which refuses what was made for older ones and writes down what it was sent. */
export function pretendDesk({ role = "admin", ...what }: Partial<Desk> & { role?: Role } = {}) {
  let kept: DeskRead = { desk: { ...deskDefaults, ...what }, revision: null }
  const saved: Desk[] = []

  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    if (!String(input).endsWith("/desk")) return Response.json(null)
    if (init?.method !== "PUT") return Response.json(kept)
    const { desk, revision } = deskChange.parse(JSON.parse(String(init.body)))
    if (revision !== kept.revision) return Response.json({ code: "stale" }, { status: 409 })
    saved.push(desk)
    kept = { desk, revision: crypto.randomUUID() }
    // Over the line this is told before the request is answered.
    await queryClient.invalidateQueries({ queryKey: ["desk"] })
    return Response.json(kept)
  })

  /** A colleague saves, in another place. */
  function changeElsewhere(change: Partial<Desk>): void {
    kept = { desk: { ...kept.desk, ...change }, revision: crypto.randomUUID() }
  }

  const around = (page: ReactNode) => (
    <QueryClientProvider client={queryClient}>{pretendLine(role).around(page)}</QueryClientProvider>
  )
  return { saved, changeElsewhere, around }
}
