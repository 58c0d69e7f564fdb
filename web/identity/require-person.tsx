import type { ReactNode } from "react"
import { Redirect, useLocation, useSearch } from "wouter"
import { leadBack } from "../app/destination.ts"
import { type SessionUser, useSession } from "../app/session.ts"
import { Waiting } from "../app/waiting.tsx"

/** Lets signed-in people through. Others sign in first and come back here. */
export function RequirePerson({ children }: { children: (user: SessionUser) => ReactNode }) {
  const session = useSession()
  const [path] = useLocation()
  const search = useSearch()
  switch (session.kind) {
    case "loading":
      return <Waiting />
    case "nobody":
    case "guest":
      return <Redirect to={leadBack("/sign-in", search === "" ? path : `${path}?${search}`)} replace />
    case "person":
      return children(session.user)
  }
}
