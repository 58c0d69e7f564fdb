import { Component, type ReactNode } from "react"

interface Props {
  /** A change of it (the address) gives the next page a fresh start. */
  resetKey: string
  children: ReactNode
}

/** The last net: a broken page says so and offers the way out. Two causes in practice: a defect, or a file that is missing although the page has been loaded again. */
export class ErrorBoundary extends Component<Props, { failedAt: string | null }> {
  override state: { failedAt: string | null } = { failedAt: null }

  static getDerivedStateFromError(): { failedAt: string } {
    return { failedAt: location.pathname }
  }

  override componentDidUpdate(previous: Props): void {
    if (previous.resetKey !== this.props.resetKey && this.state.failedAt !== null) this.setState({ failedAt: null })
  }

  override render(): ReactNode {
    if (this.state.failedAt === null) return this.props.children
    return (
      <main id="main" tabIndex={-1} className="empty">
        <h1>This page cannot be shown</h1>
        <p role="alert">
          Load it again. If that does not help, wait a minute: perhaps a new version of Parley is just being put in
          place. What you have sent is kept, and so are drafts of messages.
        </p>
        <button type="button" className="button primary" onClick={() => location.reload()}>
          Load again
        </button>
      </main>
    )
  }
}
