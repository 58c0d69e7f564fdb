import { useState } from "react"
import type { Teammate } from "../../../protocol/down.ts"
import { limits } from "../../../protocol/limits.ts"
import { Avatar } from "../../look/avatar.tsx"
import { useLineState } from "../../organizations/line.ts"
import type { Choice } from "../../palette/choices.ts"
import { Chooser } from "../../palette/chooser.tsx"

interface Props {
  /** Who has it now, if anybody. */
  holderId: string | null
  viewerId: string
  onAssign: (to: { agentId: string; note?: string }) => void
  onClose: () => void
}

/** Who should have it, and what they should know. Those who are here and have least to do come first. */
export function AssignPicker({ holderId, viewerId, onAssign, onClose }: Props) {
  const { team, queues } = useLineState()
  const [note, setNote] = useState("")
  const load = (id: string) => queues?.byAgent[id] ?? 0
  const choices: Choice[] = team
    .filter(({ id }) => id !== holderId)
    .sort((a, b) => Number(b.isOnline) - Number(a.isOnline) || load(a.id) - load(b.id) || a.name.localeCompare(b.name))
    .map(mate => ({
      id: mate.id,
      words: mate.id === viewerId ? `${mate.name} (you)` : mate.name,
      hint: standingOf(mate, load(mate.id)),
      mark: <Mate {...mate} isYou={mate.id === viewerId} />,
    }))
  const assign = (agentId: string) => {
    const text = note.trim()
    onAssign({ agentId, ...(text !== "" && { note: text }) })
  }
  return (
    <Chooser
      title={holderId === null ? "Assign to" : "Transfer to"}
      placeholder="Type a name"
      choices={choices}
      onChoose={assign}
      onClose={onClose}
      none={team.length === 0 ? "Nobody of the team has been here yet." : "Nobody of that name works here."}
    >
      <div className="foot">
        <label htmlFor="assign-note">A note for them</label>
        <textarea
          id="assign-note"
          rows={2}
          value={note}
          maxLength={limits.messageCharactersMax}
          placeholder="Only the team sees it. Write it first, then choose who."
          onChange={event => setNote(event.target.value)}
        />
      </div>
    </Chooser>
  )
}

function Mate({ name, isOnline, isYou }: Teammate & { isYou: boolean }) {
  return (
    <>
      <Avatar name={name} here={isOnline} sizePx={24} />
      <span className="words">{isYou ? `${name} (you)` : name}</span>
    </>
  )
}

function standingOf({ isOnline, isAvailable }: Teammate, load: number): string {
  const has = load === 0 ? "has nothing" : `has ${load}`
  if (!isOnline) return `not here, ${has}`
  return isAvailable ? `here, ${has}` : `here, not available, ${has}`
}
