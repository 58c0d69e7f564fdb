import type { IconName } from "../look/icon.tsx"

/** What opens a list to choose from, before it is done. */
export type BulkPick = "assign" | "label" | "prioritize" | "snooze" | "resolve"
export type BulkVerb = BulkPick | "release" | "hand_back"

interface BulkAction {
  verb: BulkVerb
  words: string
  /** In the palette, with how many they are. */
  said: (many: string) => string
  key: string
  icon: IconName
}

/** What can be done to everything that is selected, by the keys that do it to one. */
export const bulkActions: readonly BulkAction[] = [
  { verb: "assign", words: "Assign", said: many => `Assign ${many}`, key: "T", icon: "people" },
  { verb: "label", words: "Labels", said: many => `Label ${many}`, key: "B", icon: "tag" },
  { verb: "prioritize", words: "Priority", said: many => `Set the priority of ${many}`, key: "P", icon: "alert" },
  { verb: "snooze", words: "Snooze", said: many => `Snooze ${many}`, key: "S", icon: "clock" },
  { verb: "resolve", words: "Resolve", said: many => `Resolve ${many}`, key: "E", icon: "check" },
  { verb: "release", words: "Release", said: many => `Release ${many} to the queue`, key: "L", icon: "tray" },
  { verb: "hand_back", words: "To AI", said: many => `Hand ${many} to the assistant`, key: "A", icon: "spark" },
]
