import { Brand } from "./brand.tsx"
import { ReachBar } from "./reach-bar.tsx"

/** While a page's code or its first answer is on the way. */
export function Waiting() {
  return (
    <div className="page">
      <header className="top">
        <Brand />
      </header>
      <ReachBar />
      <main id="main" tabIndex={-1} className="middling" aria-busy="true">
        <p className="sr" role="status">
          Loading
        </p>
        <Bones />
      </main>
    </div>
  )
}

/** Grey lines where text will be. */
export function Bones({ lines = 3 }: { lines?: number }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
        <p key={index}>
          <span className="bone" style={{ width: `${90 - (index % 3) * 18}%` }} />
        </p>
      ))}
    </div>
  )
}
