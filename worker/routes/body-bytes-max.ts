import { limits } from "../../protocol/limits.ts"

/** Addresses that take more than a message. */
const larger: [RegExp, number][] = [
  [/^\/api\/chat\/?$/, limits.chatBodyBytesMax],
  [/^\/api\/organizations\/[^/]+\/knowledge(\/|$)/, limits.knowledgeBodyBytesMax],
]

/** How long a body may be that is sent to this address. */
export const bodyBytesMax = (path: string): number =>
  larger.find(([pattern]) => pattern.test(path))?.[1] ?? limits.frameBytesMax
