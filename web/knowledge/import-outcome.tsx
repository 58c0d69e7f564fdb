import { Link } from "wouter"
import { Icon } from "../look/icon.tsx"
import { useWorkplace } from "../organizations/organization-context.ts"
import type { FileImport } from "./use-imports.ts"

/** What came of one file. */
export function ImportOutcome({ one, onAgain }: { one: FileImport; onAgain: () => void }) {
  const { organization } = useWorkplace()
  const { file, state } = one
  switch (state.status) {
    case "waiting":
    case "reading":
      return (
        <li className="soft">
          <Icon name="clock" />
          <span>
            <b>{file.name}</b> {state.status === "waiting" ? "waits" : "is read"}
          </span>
        </li>
      )
    case "failed":
      return (
        <li className="failed">
          <Icon name="alert" />
          <span>
            <b>{file.name}</b> {state.why}
          </span>
          <button type="button" className="button" onClick={onAgain}>
            Try again<span className="sr"> with {file.name}</span>
          </button>
        </li>
      )
    case "done":
      return (
        <li>
          <Icon name="check" />
          <span>
            <b>{file.name}</b> is here as {state.entries.length === 1 ? "a draft" : `${state.entries.length} drafts`}:{" "}
            {state.entries.slice(0, namedMax).map((entry, index) => (
              <span key={entry.id}>
                {index > 0 && ", "}
                <Link href={`/dashboard/${organization.slug}/knowledge/${entry.id}`}>{entry.title}</Link>
              </span>
            ))}
            {state.entries.length > namedMax && ` and ${state.entries.length - namedMax} more`}
          </span>
        </li>
      )
  }
}

const namedMax = 5
