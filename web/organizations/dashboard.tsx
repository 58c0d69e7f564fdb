import { Suspense, useEffect } from "react"
import { Redirect, Route, Switch, useParams } from "wouter"
import { isStaff } from "../../protocol/person.ts"
import NotFound from "../app/not-found.tsx"
import { Chunk, extra, OwnChunk } from "../app/own-chunk.tsx"
import { failureOf } from "../app/queries.ts"
import type { SessionUser } from "../app/session.ts"
import { Waiting } from "../app/waiting.tsx"
import { RequirePerson } from "../identity/require-person.tsx"
import { accentStyle } from "../look/accent.ts"
import { LineProvider } from "./line-provider.tsx"
import { WorkplaceContext } from "./organization-context.ts"
import { useOrganizationAt } from "./organization-query.ts"
import "../look/dashboard.css"

const rooms = [
  { path: "/conversations/:queue?/:conversationId?", chunk: new OwnChunk(() => import("../console/console-page.tsx")) },
  { path: "/search", chunk: new OwnChunk(() => import("../search/search-page.tsx")) },
  { path: "/reports", chunk: new OwnChunk(() => import("../reports/reports-page.tsx")) },
  { path: "/knowledge/:entryId?", chunk: new OwnChunk(() => import("../knowledge/knowledge-page.tsx")) },
  { path: "/assistant", chunk: new OwnChunk(() => import("../assistant/assistant-page.tsx")) },
  { path: "/desk", chunk: new OwnChunk(() => import("../desk/desk-page.tsx")) },
  { path: "/replies", chunk: new OwnChunk(() => import("../replies/replies-page.tsx")) },
  { path: "/macros", chunk: new OwnChunk(() => import("../macros/macros-page.tsx")) },
  { path: "/notifications", chunk: new OwnChunk(() => import("../notifications/notifications-page.tsx")) },
  { path: "/keyboard", chunk: new OwnChunk(() => import("../preferences/keyboard-page.tsx")) },
  { path: "/team", chunk: new OwnChunk(() => import("./team-page.tsx")) },
  { path: "/audit", chunk: new OwnChunk(() => import("../audit/audit-page.tsx")) },
  { path: "/erasures", chunk: new OwnChunk(() => import("../audit/erasures-page.tsx")) },
  { path: "/settings", chunk: new OwnChunk(() => import("./settings-page.tsx")) },
]

const Notifier = extra(() => import("../notifications/notifier.tsx"))

/** `/dashboard/:slug/…`: the rooms of an organization, for its staff. Everybody else sees what they would see if it did not exist. */
export default function Dashboard() {
  const { slug = "", "*": room = "" } = useParams<{ slug: string; "*"?: string }>()
  // Beside the session, not after it.
  useOrganizationAt(slug)
  usePrepared(room)
  return <RequirePerson>{user => <Rooms key={slug} slug={slug} user={user} />}</RequirePerson>
}

/** The code of the room comes while it is found out who stands at its door. */
function usePrepared(room: string): void {
  const [part] = room.split("/")
  useEffect(() => void rooms.find(({ path }) => path.split("/")[1] === part)?.chunk.prepare(), [part])
}

function Rooms({ slug, user }: { slug: string; user: SessionUser }) {
  const { data: organization, error } = useOrganizationAt(slug)
  if (organization === undefined) return failureOf(error) === null ? <Waiting /> : <NotFound />
  const { role } = organization
  if (role === null || !isStaff({ role })) return <NotFound />
  const base = `/dashboard/${slug}`
  return (
    <WorkplaceContext value={{ organization, role, user }}>
      <LineProvider organizationId={organization.id} userId={user.id} role={role}>
        <Suspense fallback={null}>
          <Notifier />
        </Suspense>
        <div className="dashboard" style={accentStyle(organization.accent)}>
          <Suspense fallback={<Waiting />}>
            <Switch>
              {rooms.map(({ path, chunk }) => (
                <Route key={path} path={`${base}${path}`}>
                  <Chunk of={chunk} />
                </Route>
              ))}
              <Route path={base}>
                <Redirect to={`${base}/conversations/waiting`} replace />
              </Route>
              <Route component={NotFound} />
            </Switch>
          </Suspense>
        </div>
      </LineProvider>
    </WorkplaceContext>
  )
}
