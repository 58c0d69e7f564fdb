import { limits } from "../../protocol/limits.ts"
import { ReadState } from "../app/read-state.tsx"
import { useDesk } from "../desk/desk-queries.ts"
import { useLineState } from "../organizations/line.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { Room } from "../organizations/room.tsx"
import { useMacros } from "../replies/at-hand-queries.ts"
import { KeptList } from "../replies/kept-list.tsx"
import { MacroForm } from "./macro-form.tsx"
import { macroWords } from "./macro-words.ts"
import "../look/organizations.css"

/** `/dashboard/:slug/macros`: several things that the team does at once. */
export default function MacrosPage() {
  const { organization } = useWorkplace()
  const { team } = useLineState()
  const office = { desk: useDesk(organization.id).data?.desk, team }
  return (
    <Room title="Macros" lead="Several things at once, all of them or none. Type / where you write, and choose one.">
      <ReadState read={useMacros(organization.id)}>
        {({ items }) => (
          <KeptList
            noun="macros"
            items={items}
            what="macro"
            max={limits.macrosMax}
            empty="There are none yet. “Label, reply and resolve” is a good first one."
            about={({ actions }) => macroWords(actions, office)}
            form={(macro, onDone) => <MacroForm macro={macro} office={office} onDone={onDone} />}
          />
        )}
      </ReadState>
    </Room>
  )
}
