import { Icon } from "../look/icon.tsx"

/** Ends the answer that is being written. */
export interface Stop {
  isStopping: boolean
  onStop: () => void
}

interface Props {
  /** Words instead of the arrow. */
  label: string | undefined
  isReady: boolean
  stop: Stop | null
}

/** Sends; while an answer is being written and there is nothing to send, stops it. One button, so that it keeps the focus. */
export function SendButton({ label, isReady, stop }: Props) {
  if (stop !== null) {
    return (
      <button
        type="button"
        className="send stop"
        aria-label={stop.isStopping ? "Stopping the answer" : "Stop the answer"}
        aria-disabled={stop.isStopping}
        aria-keyshortcuts="Escape"
        onClick={stop.isStopping ? undefined : stop.onStop}
      >
        <Icon name="stop" />
      </button>
    )
  }
  return (
    <button
      type="submit"
      className={label === undefined ? "send" : "button primary"}
      aria-label={label ?? "Send"}
      aria-disabled={!isReady}
    >
      {label ?? <Icon name="up" />}
    </button>
  )
}
