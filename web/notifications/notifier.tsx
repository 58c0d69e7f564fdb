import { useQuery } from "@tanstack/react-query"
import { useEffect, useMemo, useRef } from "react"
import { useLocation } from "wouter"
import { z } from "zod"
import type { Entry } from "../../protocol/entry.ts"
import { type NotificationSettings, notificationDefaults } from "../../protocol/notification.ts"
import { useTitleCount } from "../app/arrival.ts"
import { useLine, useLineState } from "../organizations/line.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { countOf } from "./count-of.ts"
import { showDesktop } from "./desktop.ts"
import { type Notice, noticeOf } from "./notice.ts"
import { notificationsQuery } from "./notification-queries.ts"
import { playSound } from "./sound.ts"
import type { Speaker } from "./speaker.ts"
import { useSpeaker } from "./use-speaker.ts"

/** Says what concerns whoever works here, on every page of the organization; shows nothing itself. */
export default function Notifier() {
  const { organization, user } = useWorkplace()
  const { conversations, queues, watched, visible } = useLineState()
  const { data } = useQuery({ ...notificationsQuery(organization.id), staleTime: 60_000 })
  const settings = useRef<NotificationSettings>(notificationDefaults)
  settings.current = data?.settings ?? notificationDefaults
  const tabs = useSpeaker(`parley ${organization.id} ${user.id}`, { visible, watched })

  const count = useMemo(() => countOf({ conversations, queues }, user.id), [conversations, queues, user.id])
  useTitleCount(count)

  const [, go] = useLocation()
  useLeadFromWorker(go)
  const room = `/dashboard/${organization.slug}/conversations`
  useNotices(user.id, async notices => {
    if (!tabs.current?.isSpeaking()) return
    const spoken = await speak(notices, settings.current, tabs.current)
    for (const notice of spoken.slice(-atOnceMax)) {
      const queue = notice.concern === "waiting" ? "waiting" : "mine"
      showDesktop(notice, () => go(`${room}/${queue}/${notice.conversationId}`))
    }
  })
  return null
}

/** After a long absence there may be many at once: of more than these the newest say enough. */
const atOnceMax = 3

/** Makes one sound for all of them together, and answers those that are to be shown outside of the page. */
async function speak(notices: Notice[], settings: NotificationSettings, tabs: Speaker): Promise<Notice[]> {
  const looked = await Promise.all(
    notices.map(async notice => ({ notice, lookers: await tabs.lookers(notice.conversationId) })),
  )
  const unseen = looked.filter(({ lookers }) => !lookers.here)
  if (unseen.some(({ notice }) => settings[notice.concern].sound)) void playSound()
  return unseen
    .filter(({ notice, lookers }) => !lookers.any && settings[notice.concern].desktop)
    .map(({ notice }) => notice)
}

/** A notification of the service worker was pressed, and this page is to show what it was about. */
function useLeadFromWorker(go: (path: string) => void): void {
  useEffect(() => {
    const worker = "serviceWorker" in navigator ? navigator.serviceWorker : null
    const lead = ({ data }: MessageEvent) => {
      const asked = leading.safeParse(data)
      if (asked.success) go(asked.data.path)
    }
    worker?.addEventListener("message", lead)
    return () => worker?.removeEventListener("message", lead)
  }, [go])
}

const leading = z.object({ type: z.literal("go"), path: z.string().startsWith("/") })

/** What is said waits until its conversation is known, for as long as anybody would still care. */
function useNotices(userId: string, take: (notices: Notice[]) => void): void {
  const line = useLine()
  const taking = useRef(take)
  taking.current = take
  useEffect(() => {
    let waiting: { entry: Entry; until: number }[] = []
    function settle(): void {
      const { conversations } = line.getSnapshot()
      const known = waiting.filter(({ entry }) => conversations.has(entry.conversationId))
      waiting = waiting.filter(one => !known.includes(one) && one.until > Date.now())
      const notices = known.flatMap(({ entry }) => {
        const conversation = conversations.get(entry.conversationId)
        return (conversation && noticeOf(entry, conversation, userId)) ?? []
      })
      const newest = new Map(notices.map(notice => [`${notice.conversationId} ${notice.concern}`, notice]))
      if (newest.size > 0) taking.current([...newest.values()])
    }
    const stopHearing = line.hear(news => {
      waiting.push(...news.map(entry => ({ entry, until: Date.now() + patienceMs })))
      settle()
    })
    const stopLooking = line.subscribe(() => {
      if (waiting.length > 0) settle()
    })
    return () => {
      stopHearing()
      stopLooking()
    }
  }, [line, userId])
}

const patienceMs = 15_000
