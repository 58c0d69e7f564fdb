import { useState } from "react"
import type { Conversation } from "../../../protocol/conversation.ts"
import type { Label } from "../../../protocol/desk.ts"
import { workOf } from "../../../protocol/work.ts"
import { say } from "../../app/say.ts"
import { useDesk } from "../../desk/desk-queries.ts"
import { nextColour } from "../../desk/next-colour.ts"
import { FormError } from "../../look/form-error.tsx"
import { LabelChip } from "../../look/label-chip.tsx"
import { useLine } from "../../organizations/line.ts"
import { manages, useWorkplace } from "../../organizations/organization-context.ts"
import type { Choice } from "../../palette/choices.ts"
import { Chooser } from "../../palette/chooser.tsx"
import { addLabel } from "./add-label.ts"

const newLabel = "new"

/** What it is sorted by: each choice puts a label on or takes it off. Who manages the desk can make one on the way. */
export function LabelPicker({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const line = useLine()
  const workplace = useWorkplace()
  const { data } = useDesk(workplace.organization.id)
  const [wrong, setWrong] = useState<string | null>(null)
  const labels = data?.desk.labels ?? []
  const on = new Set(workOf(conversation).labels)
  const choices: Choice[] = labels.map(({ id, name, colour }) => ({
    id,
    words: name,
    isOn: on.has(id),
    mark: <LabelChip name={name} colour={colour} />,
  }))

  async function choose(id: string, typed: string): Promise<void> {
    setWrong(null)
    if (id === newLabel) return make(typed)
    const change = on.has(id) ? { add: [], remove: [id] } : { add: [id], remove: [] }
    line.act(conversation.id, { type: "label", ...change })
  }

  async function make(name: string): Promise<void> {
    if (!data) return
    const label: Label = { id: crypto.randomUUID(), name, colour: nextColour(labels) }
    const answer = await addLabel(workplace.organization.id, data, label)
    if (!answer.ok) return setWrong(say(answer.failure))
    line.act(conversation.id, { type: "label", add: [label.id], remove: [] })
  }

  const made = (typed: string): Choice[] => {
    const isKnown = labels.some(({ name }) => name.toLowerCase() === typed.toLowerCase())
    return typed !== "" && !isKnown && data && manages(workplace)
      ? [{ id: newLabel, words: `Make a new label “${typed}”` }]
      : []
  }

  return (
    <Chooser
      title="Labels"
      placeholder="Type a label"
      choices={choices}
      made={made}
      isMultiple
      onChoose={choose}
      onClose={onClose}
      none={noneWords(labels.length, manages(workplace))}
    >
      {wrong !== null && (
        <div className="foot">
          <FormError>{wrong}</FormError>
        </div>
      )}
    </Chooser>
  )
}

function noneWords(count: number, canMake: boolean): string {
  if (count > 0) return "There is no such label."
  return canMake
    ? "There are no labels yet. Type a name to make one."
    : "There are no labels yet. An admin can make some."
}
