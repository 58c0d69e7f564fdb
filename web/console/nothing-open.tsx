import { Icon } from "../look/icon.tsx"

export function NothingOpen() {
  return (
    <div className="thread nothing">
      <div className="empty">
        <Icon name="talk" />
        <p>
          Choose a conversation, or walk the list with <kbd>J</kbd> and <kbd>K</kbd> and open one with <kbd>Enter</kbd>.
        </p>
      </div>
    </div>
  )
}
