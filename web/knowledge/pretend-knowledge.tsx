import { QueryClientProvider } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { vi } from "vitest"
import { z } from "zod"
import type { KnowledgeEntry } from "../../protocol/knowledge.ts"
import { queryClient } from "../app/queries.ts"
import { ines, pretendLine } from "../console/pretend-line.tsx"

/** For tests: a service that knows these entries, and writes down what it was asked to change. */
export function pretendKnowledge(...known: KnowledgeEntry[]) {
  let entries = known
  const asked: { method: string; path: string; body: unknown }[] = []
  const listed: string[] = []
  /** What to answer instead, as long as it is set. */
  const instead: { refusal: { status: number; code: string; detail?: string } | null } = { refusal: null }

  let held: Promise<void> | null = null

  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const url = new URL(String(input), location.href)
    const [, id] = /\/knowledge\/?(.*)$/.exec(url.pathname) ?? []
    if (id === undefined) return Response.json(null)
    const method = init?.method ?? "GET"
    const body: unknown = typeof init?.body === "string" ? JSON.parse(init.body) : null
    if (method !== "GET") asked.push({ method, path: id, body })
    if (method !== "GET") await held
    if (instead.refusal) return Response.json(instead.refusal, { status: instead.refusal.status })
    if (method === "GET" && id === "") {
      listed.push(url.search)
      return Response.json(pageOf(entries, url.searchParams))
    }
    if (method === "DELETE") {
      entries = entries.filter(one => one.id !== id)
      return new Response(null, { status: 204 })
    }
    if (id === "imports") return Response.json({ entries: [entryOf("From outside", { status: "draft" })] })
    const before = entries.find(one => one.id === id) ?? entryOf("New")
    if (method === "GET") return Response.json(before)
    const { revision } = z.object({ revision: z.string().optional() }).parse(body)
    if (id !== "" && revision !== before.revision) return Response.json({ code: "stale" }, { status: 409 })
    const after = {
      ...before,
      ...z.record(z.string(), z.unknown()).parse(body),
      updatedAt: before.updatedAt + 1,
      revision: crypto.randomUUID(),
    }
    entries = entries.map(one => (one.id === id ? { ...one, ...after } : one))
    return Response.json(after)
  })

  const change = (id: string, what: Partial<KnowledgeEntry>) => {
    entries = entries.map(one => (one.id === id ? { ...one, ...what, revision: crypto.randomUUID() } : one))
  }
  /** Changes wait until the returned function is called. */
  const hold = () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    held = promise
    return resolve
  }
  const around = (page: ReactNode) => (
    <QueryClientProvider client={queryClient}>{pretendLine().around(page)}</QueryClientProvider>
  )
  return { asked, listed, instead, change, hold, around }
}

let made = 0

export function entryOf(title: string, what: Partial<KnowledgeEntry> = {}): KnowledgeEntry {
  made += 1
  return {
    id: `30000000-0000-4000-8000-${String(made).padStart(12, "0")}`,
    title,
    questions: [],
    text: `What we say about: ${title}`,
    url: null,
    source: "written",
    status: "published",
    revision: crypto.randomUUID(),
    createdAt: 0,
    updatedAt: made,
    updatedBy: { id: ines.userId, name: ines.name },
    ...what,
  }
}

const entriesPerPage = 2

function pageOf(all: KnowledgeEntry[], search: URLSearchParams) {
  const text = search.get("text") ?? ""
  const found = all.filter(one => one.title.includes(text) && one.status === (search.get("status") ?? one.status))
  const counts = {
    draft: all.filter(({ status }) => status === "draft").length,
    published: all.filter(({ status }) => status === "published").length,
  }
  const from = Number(search.get("cursor") ?? 0)
  const next = from + entriesPerPage
  return { entries: found.slice(from, next), nextCursor: next < found.length ? String(next) : null, counts }
}
