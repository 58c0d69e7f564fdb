import type { Command } from "../../protocol/command.ts"
import type { Line } from "../client/line.ts"
import type { PersonKey } from "./cast.ts"
import { fixedId } from "./fixed-id.ts"
import type { Story, Turn } from "./story.ts"

/**
 * Plays a conversation through the organization's own commands. Every turn has a fixed operation id, so what was played
 * before is only confirmed. When people have meanwhile taken the conversation elsewhere, the rest is left out.
 */
export async function playStory(story: Story, line: (by: PersonKey) => Promise<Line>): Promise<void> {
  const conversationId = conversationIdOf(story)
  /** Up to where each side has read: whoever acts has seen what was there. */
  const read = { customer: 0, staff: 0 }
  for (const [index, turn] of story.turns.entries()) {
    const operation = { id: turnId(story, index), conversationId, command: commandOf(turn, index) }
    const outcome = await (await line(turn.by)).do(operation)
    if (!outcome.ok) return
    read[sideOf(story, turn)] = outcome.accepted.position ?? read[sideOf(story, turn)]
  }
  for (const side of ["customer", "staff"] as const) {
    const reader = story.turns.findLast(turn => sideOf(story, turn) === side)
    if (!reader || read[side] === 0) continue
    const receipt = { conversationId, delivered: read[side], read: read[side] }
    ;(await line(reader.by)).say({ type: "receipts", receipts: [receipt] })
  }
}

export const conversationIdOf = (story: Story): string => fixedId(`conversation ${story.name}`)

/** The entry that says the story was played to its end. */
export const lastTurnId = (story: Story): string => turnId(story, story.turns.length - 1)

const turnId = (story: Story, index: number): string => fixedId(`turn ${index} of ${story.name}`)

const sideOf = (story: Story, { by }: Turn) => (by === story.customer ? "customer" : "staff")

const commandOf = ({ command }: Turn, index: number): Command =>
  index === 0 && command.type === "send" ? { type: "start", text: command.text } : command
