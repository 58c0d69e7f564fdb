import type { Priority } from "../../protocol/work.ts"

export const priorityWords: Record<Priority, string> = { low: "Low", normal: "Normal", high: "High", urgent: "Urgent" }
