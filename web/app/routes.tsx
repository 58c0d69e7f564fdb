import { lazy } from "react"
import { Redirect, Route, Switch } from "wouter"
import NotFound from "./not-found.tsx"

const Home = lazy(() => import("../home/home-page.tsx"))
const SignIn = lazy(() => import("../identity/sign-in-page.tsx"))
const SignUp = lazy(() => import("../identity/sign-up-page.tsx"))
const Invitation = lazy(() => import("../identity/invitation-page.tsx"))
const NewOrganization = lazy(() => import("../organizations/new-organization-page.tsx"))
const Dashboard = lazy(() => import("../organizations/dashboard.tsx"))
const Messages = lazy(() => import("../customer/messages-page.tsx"))
const Door = lazy(() => import("../customer/door-page.tsx"))

/** The map of the site. Each page is its own chunk; `/dashboard/:slug` goes on in organizations/dashboard.tsx. */
export function Routes() {
  return (
    <Switch>
      <Route path="/" component={Home} />
      <Route path="/messages/:organizationSlug?/:conversationId?" component={Messages} />
      <Route path="/o/:slug/:conversationId?" component={Door} />
      <Route path="/sign-in" component={SignIn} />
      <Route path="/sign-up" component={SignUp} />
      <Route path="/invitations/:id" component={Invitation} />
      <Route path="/organizations/new" component={NewOrganization} />
      <Route path="/dashboard">
        <Redirect to="/" replace />
      </Route>
      <Route path="/dashboard/:slug/*?" component={Dashboard} />
      <Route component={NotFound} />
    </Switch>
  )
}
