import type { Conversation } from "../../protocol/conversation.ts"
import type { DownFrame } from "../../protocol/down.ts"
import type { Entry } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
import { may } from "../../protocol/permission.ts"
import { type Result, refuse } from "../../protocol/refusal.ts"
import { conversationFor, draftFor, entryFor } from "../../protocol/visibility.ts"
import type { AttachedSockets } from "./attached-socket.ts"
import type { Core } from "./core.ts"
import { newcomer, turnedAway } from "./door.ts"
import type { Admission } from "./session.ts"

/** One conversation as it stands, and what will be said in it while an answer is being written. */
export interface Followed {
  conversation: Conversation
  /** What was written after the position that was asked for, oldest first; not more than one page. */
  entries: Entry[]
  /** The answer so far; null when none is being written. */
  draft: Extract<DownFrame, { type: "draft" }> | null
  /** Messages as a socket would get them, one a line. Null when there is no answer to wait for. */
  live: ReadableStream<Uint8Array> | null
}

export interface FollowRequest {
  conversationId: string
  /** A position of the conversation; null for nothing that is written already. */
  after: number | null
}

/** Reads along in a conversation. From the snapshot to the first line there is no gap: both are made in one synchronous block. */
export function follow(
  core: Core,
  sockets: AttachedSockets,
  { admission, request }: { admission: Admission; request: FollowRequest },
): Result<{ followed: Followed }> {
  const { followers, endings } = sockets
  const refusal = turnedAway({ endings, open: sockets.count() }, admission)
  if (refusal) return refuse(refusal)
  const { viewer } = admission
  const { conversationId, after } = request
  const found = core.conversations.get(conversationId)
  if (!found || !may(viewer, "read", found)) return refuse("not_found")
  const entries = after === null ? [] : entriesAfter(core, conversationId, after)
  const soFar = core.answers.soFar(conversationId)
  const draft = soFar && draftFor(viewer, soFar)
  const session = {
    ...newcomer(admission, core.clock.now()),
    watching: conversationId,
    reader: { state: "live" as const },
  }
  return {
    ok: true,
    followed: {
      conversation: conversationFor(viewer, found),
      entries: entries.map(entry => entryFor(viewer, entry)).filter(entry => entry !== null),
      draft,
      live: draft && followers.add(session).stream,
    },
  }
}

const entriesAfter = ({ stream }: Core, conversationId: string, after: number) =>
  stream.afterOf([conversationId], stream.seqAt(conversationId, after), limits.entriesPerFrameMax)
