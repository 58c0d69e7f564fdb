import { QueryClientProvider } from "@tanstack/react-query"
import { useEffect } from "react"
import { beforeEach, expect, test, vi } from "vitest"
import { render } from "vitest-browser-react"
import { type CommandType, command } from "../../protocol/command.ts"
import type { Conversation } from "../../protocol/conversation.ts"
import type { Entry } from "../../protocol/entry.ts"
import type { Macro } from "../../protocol/macro.ts"
import { may } from "../../protocol/permission.ts"
import { noWork } from "../../protocol/work.ts"
import { queryClient } from "../app/queries.ts"
import { ConversationRooms } from "../console/conversation-rooms.tsx"
import { claimedBy, conversationOf, ines, pretendLine, tom, waiting } from "../console/pretend-line.tsx"
import { type PageCommand, useOffered } from "./commands.ts"

/** What the palette calls each thing that staff can do to a conversation; null for what they do to answers and requests of customers. */
const offeredAs: Partial<Record<CommandType, string | null>> = {
  send: "reply",
  note: "note",
  claim: "claim",
  release: "release",
  resolve: "resolve",
  reopen: "reopen",
  stop: "stop",
  assign: "assign",
  label: "label",
  prioritize: "prioritize",
  snooze: "snooze",
  wake: "wake",
  merge: "merge",
  edit: "edit",
  delete: "delete",
  schedule: "later",
  unschedule: `unschedule.${tom.id}`,
  apply: `macro.${tom.id}`,
  // Who works here takes the conversation instead.
  escalate: null,
}

const macro: Macro = { id: tom.id, name: "Close", actions: [{ type: "resolve" }], updatedAt: 0 }

beforeEach(() => {
  queryClient.clear()
  vi.spyOn(globalThis, "fetch").mockImplementation(async input =>
    Response.json(
      String(input).endsWith("/macros")
        ? { items: [macro] }
        : { draft: null, items: [], conversations: [], nextCursor: null },
    ),
  )
})

function Looker({ tell }: { tell: (all: readonly PageCommand[]) => void }) {
  const offered = useOffered()
  useEffect(() => tell(offered))
  return null
}

async function offeredFor(conversation: Conversation, ...entries: Entry[]): Promise<readonly PageCommand[]> {
  const { show, know, around } = pretendLine("admin")
  show(conversation)
  const thread = { status: "loaded", entries, upTo: 9, olderCursor: null, older: "idle" } as const
  const draft = { answerId: tom.id, attempt: 0, name: "Helper", text: "", citations: [], trace: null }
  const at = { since: 0, heardAt: 0, confirmBy: null }
  know({
    assistant: { name: "Helper" },
    threads: { [conversation.id]: thread },
    drafts: { [conversation.id]: { ...draft, ...at } },
  })
  let offered: readonly PageCommand[] = []
  const tell = (all: readonly PageCommand[]) => {
    offered = all
  }
  const screen = await render(
    <QueryClientProvider client={queryClient}>
      {around(
        <>
          <ConversationRooms of={{ queue: "all", filter: {} }} conversationId={conversation.id} />
          <Looker tell={tell} />
        </>,
      )}
    </QueryClientProvider>,
  )
  await expect.poll(() => offered.some(({ id }) => id.startsWith("macro."))).toBe(true)
  const found = offered
  await screen.unmount()
  return found
}

test("whatever staff can do to a conversation is in the palette, by a name of its own and with its key", async () => {
  const mine = conversationOf("Lena", claimedBy({ id: ines.userId, name: ines.name }))
  const by = { kind: "staff" as const, id: ines.userId, name: ines.name }
  const work = {
    ...noWork,
    snooze: { until: null, by, at: 0 },
    scheduled: [{ id: tom.id, at: Date.now() + 60_000, text: "Still there?", by }],
  }
  const said: Entry = {
    id: tom.id,
    conversationId: mine.id,
    seq: 1,
    position: 1,
    at: 0,
    author: by,
    body: { type: "message", text: "Hello" },
  }
  const resolved = { status: "resolved" as const, by, at: 3, escalation: null, agent: null }
  const all = [
    ...(await offeredFor({ ...mine, work }, said)),
    ...(await offeredFor(conversationOf("Ada", waiting(0)))),
    ...(await offeredFor(conversationOf("Bo", resolved))),
  ]
  const ids = new Set(all.map(({ id }) => id))
  const types = command.options.map(({ shape }) => shape.type.value)
  const ofStaff = types.filter(type => may({ ...ines, isGuest: false, role: "agent" }, type, mine))
  expect(ofStaff.length).toBeGreaterThan(15)
  expect(ofStaff.filter(type => !(type in offeredAs))).toEqual([])
  expect(ofStaff.filter(type => offeredAs[type] !== null && !ids.has(offeredAs[type] ?? ""))).toEqual([])

  const withKeys = new Map(all.flatMap(({ id, key }) => (key === undefined ? [] : [[key, id]])))
  expect(Object.fromEntries(withKeys)).toEqual({
    A: "hand_back",
    B: "label",
    C: "claim",
    D: "later",
    E: "resolve",
    G: "suggest",
    L: "release",
    N: "note",
    O: "reopen",
    P: "prioritize",
    R: "reply",
    S: "snooze",
    T: "assign",
  })
})
