import { Component, type ReactNode } from "react"

interface Props {
  /** A change of it (the address) gives the next page a fresh start. */
  resetKey: string
  children: ReactNode
}

/** The last net: a broken page says so and offers the way out. Two causes in practice: a defect, or a chunk of an older deployment. */
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
        <h1>This page broke</h1>
        <p role="alert">Perhaps a newer version of Parley is there. Nothing you have sent is lost.</p>
        <button type="button" className="button primary" onClick={() => location.reload()}>
          Load again
        </button>
      </main>
    )
  }
}
