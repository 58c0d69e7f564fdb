import { may } from "../../protocol/permission.ts"
import { isStaff, type Viewer } from "../../protocol/person.ts"
import { type Result, refuse } from "../../protocol/refusal.ts"
import type { Draft, DraftRead } from "../../protocol/rest.ts"
import type { Core } from "./core.ts"
import { type Counted, counted, countedOperation } from "./counted.ts"

/** What is to be done about one's own draft in a conversation: to read it, to keep another one, or to forget it. */
export type DraftWish = { type: "read" } | { type: "keep"; draft: Draft } | { type: "drop" }

/** Reading counts as a read, the rest as operations. */
export function ownDraft(
  core: Core,
  viewer: Viewer,
  { conversationId, wish }: { conversationId: string; wish: DraftWish },
): Counted<DraftRead> {
  const allowed = mayDraft(core, viewer, conversationId)
  const asked = wish.type === "read" ? counted(core, viewer, () => null) : countedOperation(core, viewer)
  if (!asked.ok) return asked
  if (!allowed.ok) return { ...allowed, quota: asked.quota }
  const { drafts } = core
  switch (wish.type) {
    case "read":
      return { ok: true, value: { draft: drafts.of(viewer, conversationId) }, quota: asked.quota }
    case "keep":
      return { ok: true, value: { draft: drafts.keep(viewer, conversationId, wish.draft) }, quota: asked.quota }
    case "drop":
      return { ok: true, value: { draft: drafts.drop(viewer, conversationId) }, quota: asked.quota }
  }
}

function mayDraft({ conversations }: Core, viewer: Viewer, conversationId: string): Result<object> {
  const found = conversations.get(conversationId)
  if (!found || !may(viewer, "read", found)) return refuse("not_found")
  return isStaff(viewer) ? { ok: true } : refuse("forbidden")
}
