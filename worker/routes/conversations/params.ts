import { z } from "zod"

export const conversationParams = z.object({ id: z.uuid().toLowerCase() })
