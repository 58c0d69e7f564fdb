import { ShortcutTable } from "../console/shortcut-table.tsx"
import { Room } from "../organizations/room.tsx"
import { HandSwitches } from "./hand-switches.tsx"
import "../look/organizations.css"

/** `/dashboard/:slug/keyboard`: how one works, by key. */
export default function KeyboardPage() {
  return (
    <Room title="Keyboard" lead="What keys do. These settings are yours alone, on all your devices.">
      <section className="card keyboard" aria-labelledby="hand">
        <h2 id="hand">How you work</h2>
        <HandSwitches />
      </section>
      <section className="card keyboard" aria-labelledby="keys">
        <h2 id="keys">Keys</h2>
        <ShortcutTable />
      </section>
    </Room>
  )
}
