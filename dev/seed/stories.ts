import { expedition } from "./stories/expedition.ts"
import { harbor } from "./stories/harbor.ts"
import { northwindAnswered } from "./stories/northwind-answered.ts"
import { northwindOpen } from "./stories/northwind-open.ts"
import type { Story } from "./story.ts"

/** Every conversation of the demo: quiet, waiting, claimed, resolved, and a long one, in two organizations. */
export const stories: Story[] = [expedition(), ...northwindOpen, ...northwindAnswered, ...harbor]
