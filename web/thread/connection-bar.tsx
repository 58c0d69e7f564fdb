import { Link, useLocation } from "wouter"
import { leadBack } from "../app/destination.ts"
import { sessionEnded } from "../app/session.ts"
import type { Connection } from "../live/state.ts"
import { Icon } from "../look/icon.tsx"
import { type ConnectionWords, connectionWords } from "./connection-words.ts"
import "./connection-bar.css"

interface Props {
  connection: Connection
  onTryNow: () => void
}

/** Says calmly what is the matter with the line. The region is always there, so that screen readers hear it change. */
export function ConnectionBar({ connection, onTryNow }: Props) {
  const words = connectionWords(connection)
  return (
    <div className="connection-bar" role="status">
      {words && (
        <div className={connection.status === "catching_up" ? "notice calm" : "notice"}>
          <Icon name="alert" />
          <span>
            <b>{words.lead}</b> {words.rest}
          </span>
          <Action words={words} onTryNow={onTryNow} isTrying={isTrying(connection)} />
        </div>
      )}
    </div>
  )
}

const isTrying = ({ status }: Connection): boolean => status === "connecting" || status === "greeting"

function Action({ words, onTryNow, isTrying }: { words: ConnectionWords; onTryNow: () => void; isTrying: boolean }) {
  const [path] = useLocation()
  switch (words.action) {
    case "none":
      return null
    case "sign_in":
      return (
        <Link className="button" href={leadBack("/sign-in", path)} onClick={sessionEnded}>
          {words.actionLabel}
        </Link>
      )
    case "reload":
      return (
        <button type="button" className="button" onClick={() => location.reload()}>
          {words.actionLabel}
        </button>
      )
    case "try_now":
      // Disabling it would throw away the focus of whoever just pressed it.
      return (
        <button type="button" className="button" aria-disabled={isTrying} onClick={isTrying ? undefined : onTryNow}>
          {isTrying ? "Trying…" : words.actionLabel}
        </button>
      )
  }
}
