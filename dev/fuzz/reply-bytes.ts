import { limits } from "../../protocol/limits.ts"

/** The most that the reply to a refused request may have, headers aside. A refusal has a least size, and the shortest frame is empty. */
export const replyBytesMax = (requestBytes: number): number => Math.max(limits.refusalBytesMax, 4 * requestBytes)
