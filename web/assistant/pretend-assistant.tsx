import { QueryClientProvider } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { vi } from "vitest"
import {
  type AssistantSettings,
  type AssistantStatus,
  assistantChange,
  assistantDefaults,
  type TrialResult,
} from "../../protocol/assistant.ts"
import type { Role } from "../../protocol/person.ts"
import { queryClient } from "../app/queries.ts"
import { pretendLine } from "../console/pretend-line.tsx"

/** For tests: a service with this assistant, which answers every trial alike, refuses settings made for older ones and writes down what it was
 * sent. */
export function pretendAssistant({ role = "admin", ...what }: Partial<AssistantStatus> & { role?: Role } = {}) {
  let status: AssistantStatus = { ...extractive, ...what }
  const saved: unknown[] = []
  const tried: unknown[] = []
  /** What a trial comes to; a promise that stays open is one that takes long. */
  const trial: { result: TrialResult | Promise<TrialResult>; refusal: { status: number; code: string } | null } = {
    result: answerOf("Within 30 days [1]."),
    refusal: null,
  }

  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const path = String(input)
    const body: unknown = typeof init?.body === "string" ? JSON.parse(init.body) : null
    if (path.endsWith("/trial")) {
      tried.push(body)
      if (trial.refusal) return Response.json(trial.refusal, { status: trial.refusal.status })
      return Response.json(await Promise.race([trial.result, stopped(init?.signal)]))
    }
    if (!path.endsWith("/assistant")) return Response.json(null)
    if (init?.method === "PUT") {
      const { revision, ...settings } = assistantChange.parse(body)
      if (revision !== status.revision) return Response.json({ code: "stale" }, { status: 409 })
      saved.push(settings)
      status = { ...status, settings, revision: crypto.randomUUID() }
    }
    return Response.json(status)
  })

  /** A colleague saves, in another place. */
  function changeElsewhere(change: Partial<AssistantSettings>): void {
    status = { ...status, settings: { ...status.settings, ...change }, revision: crypto.randomUUID() }
  }

  const around = (page: ReactNode) => (
    <QueryClientProvider client={queryClient}>{pretendLine(role).around(page)}</QueryClientProvider>
  )
  return { saved, tried, trial, changeElsewhere, around }
}

const extractive: AssistantStatus = {
  settings: assistantDefaults,
  revision: null,
  model: { name: "extractive", isLanguageModel: false },
  spent: { month: "2026-11", tokens: 0 },
}

export const answerOf = (text: string, what: Partial<TrialResult> = {}): TrialResult => ({
  text,
  citations: [{ number: 1, title: "Returns", url: "https://example.com/returns" }],
  trace: {
    model: "extractive",
    tools: [{ tool: "search_knowledge", input: '{"query":"returns"}', outcome: "done", result: "1 passage" }],
    sources: [
      {
        number: 1,
        entryId: "30000000-0000-4000-8000-000000000001",
        title: "Returns",
        excerpt: "Within 30 days of delivery.",
        score: 0.5,
      },
    ],
    tokens: 1_234,
  },
  handOver: null,
  ...what,
})

/** As a browser's fetch ends when it is aborted. */
function stopped(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)))
}
