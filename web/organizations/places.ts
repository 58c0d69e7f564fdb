import type { Queue } from "../../protocol/view.ts"
import type { IconName } from "../look/icon.tsx"

export interface Place {
  /** Under the organization's address. */
  path: string
  words: string
  icon: IconName
  /** Only for who manages the organization. */
  isManaging?: true
}

/** The lists that every console has. */
export const queuePlaces: readonly { queue: Queue; icon: IconName }[] = [
  { queue: "waiting", icon: "clock" },
  { queue: "mine", icon: "person" },
  { queue: "mentions", icon: "at" },
  { queue: "unassigned", icon: "tray" },
  { queue: "all", icon: "talk" },
  { queue: "snoozed", icon: "moon" },
  { queue: "resolved", icon: "check" },
]

/** The rooms of an organization beside its console. */
export const places: readonly Place[] = [
  { path: "knowledge", words: "Knowledge", icon: "book" },
  { path: "assistant", words: "Assistant", icon: "spark" },
  { path: "desk", words: "Desk", icon: "desk" },
  { path: "replies", words: "Replies", icon: "reply" },
  { path: "macros", words: "Macros", icon: "macro" },
  { path: "reports", words: "Reports", icon: "chart", isManaging: true },
  { path: "team", words: "Team", icon: "people" },
  { path: "notifications", words: "Notifications", icon: "bell" },
  { path: "keyboard", words: "Keyboard", icon: "keyboard" },
  { path: "audit", words: "Audit log", icon: "list", isManaging: true },
  { path: "settings", words: "Settings", icon: "settings" },
]
