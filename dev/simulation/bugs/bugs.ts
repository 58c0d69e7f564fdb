import { answeringBugs } from "./answering-bugs.ts"
import { archivingBugs } from "./archiving-bugs.ts"
import type { Bug } from "./bug.ts"
import { deliveringBugs } from "./delivering-bugs.ts"
import { dueBugs } from "./due-bugs.ts"
import { notifyingBugs } from "./notifying-bugs.ts"
import { pageBugs } from "./page-bugs.ts"
import { promisingBugs } from "./promising-bugs.ts"
import { readingBugs } from "./reading-bugs.ts"
import { repeatingBugs } from "./repeating-bugs.ts"
import { rightsBugs } from "./rights-bugs.ts"
import { storingBugs } from "./storing-bugs.ts"
import { tellingBugs } from "./telling-bugs.ts"
import { workingBugs } from "./working-bugs.ts"
import { writingBugs } from "./writing-bugs.ts"

/** Every mistake that the checker has to notice. */
export const bugs: readonly Bug[] = [
  ...storingBugs,
  ...repeatingBugs,
  ...deliveringBugs,
  ...tellingBugs,
  ...archivingBugs,
  ...rightsBugs,
  ...pageBugs,
  ...readingBugs,
  ...answeringBugs,
  ...writingBugs,
  ...dueBugs,
  ...promisingBugs,
  ...workingBugs,
  ...notifyingBugs,
]
