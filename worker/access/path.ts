import type { Things } from "./world.ts"

/** A route's address with ids in it: `{id}` is whatever the route is about. */
export function pathOf(path: string, things: Things): string {
  const about = path.startsWith("/api/organizations")
    ? things.organizationId
    : path.startsWith("/api/invitations")
      ? things.invitationId
      : things.conversationId
  return path
    .replace("{id}", about)
    .replace("{memberId}", things.memberId)
    .replace("{invitationId}", things.invitationId)
    .replace("{answerId}", things.answerId)
    .replace("{entryId}", path.startsWith("/api/conversations") ? things.noteId : things.entryId)
    .replace("{scheduledId}", things.scheduledId)
    .replace(/(replies|macros|views)\/\{itemId\}/, (_, noun: "replies") => `${noun}/${things.itemIds[noun]}`)
    .replace("{deviceId}", things.deviceId)
    .replace("{customerId}", things.customerId)
    .replace("{noteId}", things.customerNoteId)
}
