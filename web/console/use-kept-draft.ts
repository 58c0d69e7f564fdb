import { useCallback, useEffect, useRef, useState } from "react"
import { flushSync } from "react-dom"
import { z } from "zod"
import { limits } from "../../protocol/limits.ts"
import { type Draft, draftRead } from "../../protocol/rest.ts"
import { messageText } from "../../protocol/text.ts"
import { call } from "../app/api.ts"
import { useLine } from "../organizations/line.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { draftIn, hearDraft, staffDraft, writeDraft } from "../thread/use-draft.ts"
import { DraftKeeper, type DraftMark, type Kept, type Kind } from "./draft-keeper.ts"

/**
 * What one of the staff writes here is found again on another device. Asked for as the conversation opens and as the tab is come
 * back to; `other` is what was begun there while something else was written here.
 */
export function useKeptDraft(conversationId: string): { other: Kept; settle: (choice: "other" | "mine") => void } {
  const line = useLine()
  const { user } = useWorkplace()
  const [other, offer] = useState<Kept>(null)
  const keeper = useRef<DraftKeeper | null>(null)
  useEffect(() => {
    const kept = new DraftKeeper({ ...portsFor(conversationId), offer })
    keeper.current = kept
    void kept.load()
    const stops = kinds.map(kind => hearDraft(staffDraft(kind, conversationId), text => kept.written(kind, text)))
    const stopHearing = line.hear(news => {
      for (const { conversationId: where, author, body } of news)
        if (where === conversationId && author.id === user.id && (body.type === "message" || body.type === "note"))
          kept.said(body.type, body.text)
    })
    const onVisibility = () => void (document.visibilityState === "visible" ? kept.load() : kept.flush())
    const onFocus = () => void kept.load()
    document.addEventListener("visibilitychange", onVisibility)
    window.addEventListener("focus", onFocus)
    return () => {
      for (const stop of stops) stop()
      stopHearing()
      document.removeEventListener("visibilitychange", onVisibility)
      window.removeEventListener("focus", onFocus)
      void kept.flush()
    }
  }, [line, user.id, conversationId])
  return { other, settle: useCallback(choice => keeper.current?.settle(choice), []) }
}

const kinds: Kind[] = ["message", "note"]

function portsFor(conversationId: string) {
  const ask = async (method: "GET" | "PUT" | "DELETE", body?: Draft): Promise<Kept | undefined> => {
    const path = `/conversations/${conversationId}/draft`
    const answer = await call({
      path,
      method,
      schema: draftRead,
      outlivesPage: method !== "GET",
      ...(body && { body }),
    })
    return answer.ok ? answer.value.draft : undefined
  }
  return {
    field: {
      read: (kind: Kind) => draftIn(staffDraft(kind, conversationId)),
      // At once: a key that is pressed before the field is drawn again would be put behind what stood there.
      write: (kind: Kind, text: string) => flushSync(() => writeDraft(staffDraft(kind, conversationId), text)),
    },
    mark: {
      read: () => readMark(conversationId),
      write: (mark: DraftMark) => writeMark(conversationId, mark),
    },
    server: { read: () => ask("GET"), keep: (draft: Draft) => ask("PUT", draft), drop: () => ask("DELETE") },
    isDraft: (text: string) => messageText.safeParse(text).success,
    later: (run: () => void) => {
      const timer = setTimeout(run, limits.draftSendAfterMs)
      return () => clearTimeout(timer)
    },
  }
}

const markShape = z.object({ kind: z.enum(["message", "note"]), at: z.int().nullable(), isSaved: z.boolean() })
const markName = (conversationId: string): string => `kept.${conversationId}`

/** Beside the draft, so that it lasts as long as that. */
function readMark(conversationId: string): DraftMark | null {
  try {
    return markShape.safeParse(JSON.parse(draftIn(markName(conversationId)) || "null")).data ?? null
  } catch {
    return null
  }
}

function writeMark(conversationId: string, mark: DraftMark): void {
  writeDraft(markName(conversationId), mark.isSaved && mark.at === null ? "" : JSON.stringify(mark))
}
