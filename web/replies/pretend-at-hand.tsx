import { vi } from "vitest"
import type { CustomerRead } from "../../protocol/customer.ts"
import { type Desk, deskDefaults } from "../../protocol/desk.ts"
import { queryClient } from "../app/queries.ts"

interface Item {
  id: string
  name: string
  updatedAt: number
  [content: string]: unknown
}

/** For tests: a service that keeps what the team has at hand, and writes down what it was sent. */
export function pretendAtHand({
  desk = {},
  customer = null,
  ...kept
}: {
  replies?: Record<string, string>
  macros?: Record<string, object[]>
  desk?: Partial<Desk>
  customer?: CustomerRead | null
}) {
  const items: Record<string, Item[]> = {
    replies: Object.entries(kept.replies ?? {}).map(([name, text]) => itemOf({ name, text })),
    macros: Object.entries(kept.macros ?? {}).map(([name, actions]) => itemOf({ name, actions })),
  }
  const sent: string[] = []
  queryClient.clear()

  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    if (/\/customers\/[^/]+$/.test(String(input))) return Response.json(customer)
    const [, noun = "", id] = /\/(replies|macros|desk)(?:\/([^/]+))?$/.exec(String(input)) ?? []
    if (noun === "desk") return Response.json({ desk: { ...deskDefaults, ...desk }, revision: null })
    const list = items[noun]
    if (list === undefined) return Response.json(null)
    const method = init?.method ?? "GET"
    if (method === "GET") return Response.json({ items: list })
    sent.push(`${method} ${noun} ${String(init?.body ?? "")}`.trim())
    if (method === "DELETE") {
      items[noun] = list.filter(item => item.id !== id)
      return new Response(null, { status: 204 })
    }
    const body: { name: string } = JSON.parse(String(init?.body))
    if (list.some(item => item.name === body.name && item.id !== id))
      return Response.json({ code: "already_exists", detail: "There is one of this name." }, { status: 409 })
    if (id === undefined) list.push(itemOf(body))
    else items[noun] = list.map(item => (item.id === id ? { ...item, ...body } : item))
    return Response.json(null)
  })
  return { sent }
}

const itemOf = (content: { name: string; [content: string]: unknown }): Item => ({
  ...content,
  id: crypto.randomUUID(),
  updatedAt: 0,
})
