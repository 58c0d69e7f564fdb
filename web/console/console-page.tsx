import { useEffect, useMemo } from "react"
import { Redirect, useParams, useSearch } from "wouter"
import { type Queue, queue as queueShape } from "../../protocol/view.ts"
import { usePageTitle } from "../app/arrival.ts"
import NotFound from "../app/not-found.tsx"
import { useAtNow } from "../app/use-now.ts"
import { BulkProvider } from "../bulk/bulk-provider.tsx"
import { BulkToast } from "../bulk/bulk-toast.tsx"
import { filterIn } from "../live/list-ref.ts"
import { useLine, useLineState } from "../organizations/line.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { Rail } from "../organizations/rail.tsx"
import { ConnectionBar } from "../thread/connection-bar.tsx"
import { ConversationList } from "./conversation-list.tsx"
import { ConversationRooms } from "./conversation-rooms.tsx"
import { NothingOpen } from "./nothing-open.tsx"
import { queueWords } from "./queue-words.ts"
import { ShortcutsButton } from "./shortcuts-button.tsx"
import "../look/console.css"
import "./assisted.css"

/** `/dashboard/:slug/conversations/:queue?/:conversationId?`: four rooms, queues, list, thread and context. */
export default function ConsolePage() {
  const { slug, queue: asked, conversationId } = useParams<{ slug: string; queue?: string; conversationId?: string }>()
  if (asked === undefined) return <Redirect to={`/dashboard/${slug}/conversations/waiting`} replace />
  const queue = queueShape.safeParse(asked)
  if (!queue.success) return <NotFound />
  return (
    <BulkProvider key={slug}>
      <Console queue={queue.data} conversationId={conversationId ?? null} />
    </BulkProvider>
  )
}

function Console({ queue, conversationId }: { queue: Queue; conversationId: string | null }) {
  const line = useLine()
  const { connection } = useLineState()
  const { organization } = useWorkplace()
  const search = useSearch()
  const of = useMemo(() => ({ queue, filter: filterIn(new URLSearchParams(search)) }), [queue, search])
  usePageTitle(`${queueWords[queue].name} · ${organization.name}`)

  const minute = useAtNow(now => (of.filter.waitMinutes === undefined ? 0 : Math.floor(now / 60_000)))
  // biome-ignore lint/correctness/useExhaustiveDependencies: who has waited long enough is another question every minute
  useEffect(() => line.list(of.queue, of.filter), [line, of, minute])

  return (
    <div className="console" data-screen={conversationId === null ? "list" : "thread"}>
      <ConnectionBar connection={connection} onTryNow={() => line.tryNow()} />
      <Rail>
        <ShortcutsButton />
      </Rail>
      <main id="main" tabIndex={-1}>
        <ConversationList key={queue} of={of} openId={conversationId} />
        <BulkToast />
        {conversationId === null ? (
          <NothingOpen of={of} />
        ) : (
          <ConversationRooms key={conversationId} of={of} conversationId={conversationId} />
        )}
      </main>
    </div>
  )
}
