import { type KeyboardEvent, type ReactNode, useRef } from "react"

export type Tab = "reply" | "note"

interface Props {
  tab: Tab
  onTab: (tab: Tab) => void
  /** Something is written in the field that is not shown. */
  otherIsBegun: boolean
  /** Stands at the end of the line. */
  children?: ReactNode
}

/** Two tabs after the ARIA pattern: Tab reaches the chosen one, the arrows change it. */
export function ReplyTabs({ tab, onTab, otherIsBegun, children }: Props) {
  const list = useRef<HTMLDivElement>(null)

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return
    const other = tab === "reply" ? "note" : "reply"
    onTab(other)
    list.current?.querySelector<HTMLElement>(`#tab-${other}`)?.focus()
  }

  return (
    <div className="tabs">
      <div ref={list} role="tablist" aria-label="What to write" onKeyDown={onKeyDown}>
        {tabs.map(([name, words]) => (
          <button
            key={name}
            id={`tab-${name}`}
            type="button"
            role="tab"
            aria-selected={tab === name}
            aria-controls="reply-panel"
            tabIndex={tab === name ? 0 : -1}
            onClick={() => onTab(name)}
          >
            {words}
            {otherIsBegun && tab !== name && <span className="begun"> (begun)</span>}
          </button>
        ))}
      </div>
      {tab === "note" && <span className="only-team">Only for the team</span>}
      {children}
    </div>
  )
}

const tabs: [Tab, string][] = [
  ["reply", "Reply"],
  ["note", "Note"],
]
