import { useSession } from "../app/session.ts"
import { Waiting } from "../app/waiting.tsx"
import { Front } from "./front.tsx"
import { Overview } from "./overview.tsx"

/** The front page: what Parley is, for strangers; where to go, for those who are signed in. */
export default function HomePage() {
  const session = useSession()
  switch (session.kind) {
    case "loading":
      return <Waiting />
    case "nobody":
      return <Front />
    case "guest":
    case "person":
      return <Overview user={session.user} isGuest={session.kind === "guest"} />
  }
}
