import type { Attack, Way } from "./attack.ts"
import { throughEntries } from "./through-entries.ts"
import { throughMessages } from "./through-messages.ts"
import { throughNames } from "./through-names.ts"
import { throughResults } from "./through-results.ts"

export const attacks: (Attack & { way: Way })[] = [
  ...throughMessages.map(attack => ({ ...attack, way: "message" as const })),
  ...throughNames.map(attack => ({ ...attack, way: "name" as const })),
  ...throughEntries.map(attack => ({ ...attack, way: "entry" as const })),
  ...throughResults.map(attack => ({ ...attack, way: "result" as const })),
]
