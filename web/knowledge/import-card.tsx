import { ImportFiles } from "./import-files.tsx"
import { ImportPage } from "./import-page.tsx"

/** Where on the page it stands. */
export const importPlace = "bring-in"

/** Knowledge that is already written somewhere. What comes in is a draft, to be read before it is published. */
export function ImportCard() {
  return (
    <section className="card import" id={importPlace} aria-labelledby="import">
      <h2 id="import">Bring in what you have</h2>
      <p className="soft">Everything comes in as a draft. Read it, then publish it.</p>
      <ImportFiles />
      <ImportPage />
    </section>
  )
}
