import { lazy, Suspense } from "react"
import { Redirect, Route, Switch, useParams } from "wouter"
import { isStaff } from "../../protocol/person.ts"
import NotFound from "../app/not-found.tsx"
import { failureOf } from "../app/queries.ts"
import type { SessionUser } from "../app/session.ts"
import { Waiting } from "../app/waiting.tsx"
import { RequirePerson } from "../identity/require-person.tsx"
import { accentStyle } from "../look/accent.ts"
import { LineProvider } from "./line-provider.tsx"
import { WorkplaceContext } from "./organization-context.ts"
import { useOrganizationAt } from "./organization-query.ts"
import "../look/dashboard.css"

const Console = lazy(() => import("../console/console-page.tsx"))
const Knowledge = lazy(() => import("../knowledge/knowledge-page.tsx"))
const Assistant = lazy(() => import("../assistant/assistant-page.tsx"))
const Team = lazy(() => import("./team-page.tsx"))
const Settings = lazy(() => import("./settings-page.tsx"))

/** `/dashboard/:slug/…`: the rooms of an organization, for its staff. Everybody else sees what they would see if it did not exist. */
export default function Dashboard() {
  const { slug = "" } = useParams<{ slug: string }>()
  return <RequirePerson>{user => <Rooms key={slug} slug={slug} user={user} />}</RequirePerson>
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
        <div className="dashboard" style={accentStyle(organization.accent)}>
          <Suspense fallback={<Waiting />}>
            <Switch>
              <Route path={`${base}/conversations/:queue?/:conversationId?`} component={Console} />
              <Route path={`${base}/knowledge/:entryId?`} component={Knowledge} />
              <Route path={`${base}/assistant`} component={Assistant} />
              <Route path={`${base}/team`} component={Team} />
              <Route path={`${base}/settings`} component={Settings} />
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
