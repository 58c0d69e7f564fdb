import { useId, useState } from "react"
import { Icon } from "../look/icon.tsx"
import { ImportOutcome } from "./import-outcome.tsx"
import { useImports } from "./use-imports.ts"

/** Markdown and text files, several at once: chosen, or dropped on the field. What came of each is said under it. */
export function ImportFiles() {
  const [splits, setSplits] = useState(false)
  const [isOver, setOver] = useState(false)
  const { imports, add, again } = useImports({ splits })
  const id = useId()

  return (
    <div className="field">
      <label htmlFor={id}>Text or Markdown files</label>
      <div className={`drop ${isOver ? "over" : ""}`}>
        <Icon name="file" />
        <span>Drop files here, or choose them</span>
        <input
          id={id}
          type="file"
          multiple
          accept=".md,.markdown,.txt,text/markdown,text/plain"
          // The field lies over the whole frame and takes what is dropped by itself.
          onDragEnter={() => setOver(true)}
          onDragLeave={() => setOver(false)}
          onChange={event => {
            setOver(false)
            add([...(event.target.files ?? [])])
            // The same file may be chosen again after it was mended.
            event.target.value = ""
          }}
        />
      </div>
      <label className="check">
        <input type="checkbox" checked={splits} onChange={event => setSplits(event.target.checked)} />
        <span>Make an entry of each top heading (#)</span>
      </label>
      {imports.length > 0 && (
        <ul className="outcomes" aria-label="What came of your files" aria-live="polite">
          {imports.map(one => (
            <ImportOutcome key={one.id} one={one} onAgain={() => again(one.id)} />
          ))}
        </ul>
      )}
    </div>
  )
}
