import { useEffect, useRef } from "react"
import { useLocation } from "wouter"
import type { Conversation } from "../../protocol/conversation.ts"
import { listIn } from "../live/list-questions.ts"
import type { ListRef } from "../live/list-ref.ts"
import { useLineState } from "../organizations/line.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { listAddress } from "./list-address.ts"
import { nextAfterResolve } from "./next-setting.ts"

/** Whoever resolves a conversation, and wants that, finds the next one of the list open: what came after it, else before it. */
export function useNextAfterResolve(conversation: Conversation | undefined, of: ListRef): void {
  const [, go] = useLocation()
  const state = useLineState()
  const { organization } = useWorkplace()
  const { viewer } = state
  const list = listIn(state, of)
  const rows = list.status === "unloaded" ? none : list.rows
  /** Who stood beside it while it was still in the list. */
  const neighbour = useRef<string | null>(null)
  const at = conversation === undefined ? -1 : rows.indexOf(conversation.id)
  useEffect(() => {
    if (at !== -1) neighbour.current = rows[at + 1] ?? rows[at - 1] ?? null
  }, [at, rows])

  const isResolvedByMe = conversation?.state.status === "resolved" && conversation.state.by.id === viewer?.userId
  const was = useRef(isResolvedByMe || conversation === undefined)
  useEffect(() => {
    const isNews = isResolvedByMe && !was.current
    was.current = isResolvedByMe || conversation === undefined
    if (isNews && nextAfterResolve.isOn()) go(listAddress(organization.slug, of, neighbour.current ?? undefined))
  }, [isResolvedByMe, conversation, go, organization.slug, of])
}

const none: readonly string[] = []
