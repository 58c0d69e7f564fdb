import { Link } from "wouter"
import { Page } from "./page.tsx"

/** An address where nothing is, and one that is not for the reader: the same page, word for word. */
export default function NotFound() {
  return (
    <Page title="There is nothing here" lead="The address is wrong, or it is not yours to see." width="narrow">
      <Link href="/" className="button primary">
        To the front page
      </Link>
    </Page>
  )
}
