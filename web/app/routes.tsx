import { Redirect, Route, Switch } from "wouter"
import { askOrganization } from "../organizations/organization-query.ts"
import NotFound from "./not-found.tsx"
import { Chunk, OwnChunk } from "./own-chunk.tsx"

const home = new OwnChunk(() => import("../home/home-page.tsx"))
const messages = new OwnChunk(() => import("../customer/messages-page.tsx"))
const door = new OwnChunk(() => import("../customer/door-page.tsx"))
const signIn = new OwnChunk(() => import("../identity/sign-in-page.tsx"))
const signUp = new OwnChunk(() => import("../identity/sign-up-page.tsx"))
const invitation = new OwnChunk(() => import("../identity/invitation-page.tsx"))
const back = new OwnChunk(() => import("../notifications/return-page.tsx"))
const unsubscribe = new OwnChunk(() => import("../notifications/unsubscribe-page.tsx"))
const newOrganization = new OwnChunk(() => import("../organizations/new-organization-page.tsx"))
const dashboard = new OwnChunk(() => import("../organizations/dashboard.tsx"))

/** The map of the site. Each page is its own chunk, and some are an organization's; `/dashboard/:slug` goes on in organizations/dashboard.tsx. */
const pages: { path: string; chunk: OwnChunk; hasOrganization?: true }[] = [
  { path: "/", chunk: home },
  { path: "/messages/:organizationSlug?/:conversationId?", chunk: messages, hasOrganization: true },
  { path: "/o/:slug/:conversationId?", chunk: door, hasOrganization: true },
  { path: "/sign-in", chunk: signIn },
  { path: "/sign-up", chunk: signUp },
  { path: "/invitations/:id", chunk: invitation },
  { path: "/return", chunk: back },
  { path: "/unsubscribe", chunk: unsubscribe },
  { path: "/organizations/new", chunk: newOrganization },
  { path: "/dashboard/:slug/*?", chunk: dashboard, hasOrganization: true },
]

export function Routes() {
  return (
    <Switch>
      <Route path="/dashboard">
        <Redirect to="/" replace />
      </Route>
      {pages.map(({ path, chunk }) => (
        <Route key={path} path={path}>
          <Chunk of={chunk} />
        </Route>
      ))}
      <Route component={NotFound} />
    </Switch>
  )
}

/**
 * Begins to load the page of an address, and asks for the organization that is in it. Settles when the page is there, or when
 * it is better to say that it is on its way.
 */
export async function preparePage(path: string): Promise<void> {
  const [, part, name] = path.split("/")
  const page = pages.find(page => page.path.split("/")[1] === part)
  if (name && page?.hasOrganization) askOrganization(name)
  await Promise.race([page?.chunk.prepare(), new Promise(done => setTimeout(done, patienceMs))])
}

/** Longer than this nobody looks at an empty page. */
const patienceMs = 500
