import { QueryClientProvider } from "@tanstack/react-query"
import { vi } from "vitest"
import { render } from "vitest-browser-react"
import type { Command } from "../../protocol/command.ts"
import type { DownFrame } from "../../protocol/down.ts"
import type { Entry, EntryBody } from "../../protocol/entry.ts"
import { queryClient } from "../app/queries.ts"
import { lena, Scene, Talk, uuid } from "../live/scene.ts"
import { ConversationView } from "./conversation-view.tsx"

export const organization = { id: uuid(500), slug: "northwind", name: "Northwind", logo: null, accent: null }
export const answerId = uuid(70)
export const assistant = { kind: "assistant", id: null, name: "Northwind assistant" } as const
export const byLena = { kind: "customer", id: lena.userId, name: "Lena" } as const

type Answer = Extract<EntryBody, { type: "answer" }>

/** Lena's page, on which she has just asked something: the real page over a brain whose world is made by hand. */
export async function asking({ isGuest = false, hasAssistant = true } = {}) {
  localStorage.clear()
  queryClient.setQueryData(["session"], null)
  const talk = new Talk(10)
  talk.lena("Can I send my tent back?")
  const receipts = { customer: { delivered: 2, read: 2 }, staff: { delivered: 0, read: 0 } }
  const scene = new Scene()
  scene.now = Date.now()
  scene.welcomed(lena, {
    conversations: [{ ...talk.conversation, receipts }],
    ...(hasAssistant && { assistant: { name: assistant.name } }),
  })
  scene.happens({ type: "thread_wanted", conversationId: talk.id })
  for (const question of scene.asked()) {
    if (question.about === "entries") scene.happens({ type: "entries_fetched", question, page: talk.page() })
  }
  scene.happens({ type: "watched", conversationId: talk.id })
  const did: Command[] = []
  const does = (command: Command) => {
    did.push(command)
    scene.does(900 + did.length, talk.id, command)
    void show()
    return { ok: true as const, id: uuid(900 + did.length), conversationId: talk.id }
  }
  const client = {
    open: vi.fn(),
    watch: vi.fn(),
    loadOlder: vi.fn(),
    typing: vi.fn(),
    retry: vi.fn(),
    discard: vi.fn(),
    tryNow: vi.fn(),
    send: (_talk: string, text: string) => does({ type: "send", text }),
    escalate: (_talk: string, reason: string) => does({ type: "escalate", reason }),
    cancel: () => does({ type: "cancel" }),
    stop: (_talk: string, answerId: string) => does({ type: "stop", answerId }),
    regenerate: (_talk: string, answerId: string) => does({ type: "regenerate", answerId }),
    rate: (_talk: string, answerId: string, rating: { rating: "up" | "down"; reason: string | null }) =>
      does({ type: "rate", answerId, ...rating }),
    act: (_talk: string, command: Command) => does(command),
  }
  const page = () => (
    <QueryClientProvider client={queryClient}>
      <div className="door" style={{ height: "600px" }}>
        <ConversationView
          organization={organization}
          client={client}
          state={scene.state}
          conversationId={talk.id}
          isGuest={isGuest}
          unread={0}
          onGo={vi.fn()}
        />
      </div>
    </QueryClientProvider>
  )
  const screen = await render(page())
  const show = () => screen.rerender(page())
  return {
    talk,
    scene,
    /** What Lena asked for, in order. */
    did,
    screen,
    show,
    log: screen.getByRole("log"),
    async hears(...entries: Entry[]) {
      scene.hears({ type: "entries", entries, more: false })
      await show()
    },
    async writes(offset: number, text: string, more: Partial<Extract<DownFrame, { type: "draft" }>> = {}) {
      scene.hears({ type: "draft", conversationId: talk.id, answerId, attempt: 0, offset, text, ...more })
      await show()
    },
    answer: (text: string, more: Partial<Answer> = {}, id = answerId): Entry =>
      talk.add(
        assistant,
        { type: "answer", text, end: "done", found: true, citations: [], replaces: null, ...more },
        id,
      ),
  }
}
