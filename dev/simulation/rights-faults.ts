import { isStaff, type Role } from "../../protocol/person.ts"
import { changedRole } from "../../worker/org/come-and-go.ts"
import { changeRole, dissolve, endSessions } from "../../worker/org/rights.ts"
import type { Act } from "./act.ts"
import type { Fault } from "./faults.ts"
import { account, guest } from "./people.ts"
import type { Play } from "./play.ts"
import { postOverRest } from "./post-over-rest.ts"
import type { SimulatedClient } from "./simulated-client.ts"

/** From the Worker's word to the object. */
const callMs = ({ amount }: Act): number => 1 + amount * 40

/** A sign-out: stored first, then told to the organizations this person has sockets in. */
function signOut({ world }: Play, { signIn, userId }: SimulatedClient, act: Act): boolean {
  const { identity, timeline, tenants } = world
  if (!identity.isSignedIn(signIn, timeline.now)) return false
  identity.signOut(signIn.id)
  timeline.after(callMs(act), () => {
    for (const { host, name } of tenants) {
      host.rights(concerned => endSessions(concerned, { userId, sessionIds: [signIn.id] }))
      identity.told(name, { sessionIds: [signIn.id] })
    }
  })
  return true
}

/** A new role, in the way it travels: stored first, then told to the object. */
function newRole(
  { world }: Play,
  { tenant, userId }: SimulatedClient,
  { act, role }: { act: Act; role: Role | null },
): boolean {
  const { identity, timeline } = world
  if (identity.viewer(tenant.name, userId).role === role) return false
  identity.changeRole(tenant.name, userId, role)
  timeline.after(callMs(act), () => {
    // Another change may have overtaken this one.
    if (identity.viewer(tenant.name, userId).role !== role) return
    tenant.host.rights(concerned => changeRole(concerned, { userId, role }))
    tenant.host.do(core => changedRole(core, { userId, role }))
    if (isStaff({ role })) tenant.left.delete(userId)
    else {
      tenant.left.set(userId, tenant.host.core.stream.head())
      tenant.quitters.add(userId)
    }
    identity.toldRole(tenant.name, userId)
  })
  return true
}

const isMember = ({ viewer }: SimulatedClient): boolean => viewer.role !== null

const roleFault = (weight: number, role: Role | null, concerns: (client: SimulatedClient) => boolean): Fault => ({
  weight,
  strikes: (play, client, act) => concerns(client) && newRole(play, client, { act, role }),
})

/** Rights that end, or change, under people's hands. */
export const rightsFaults: Record<string, Fault> = {
  "signed out": { weight: 3, strikes: signOut },
  "signed out at the door": {
    weight: 4,
    strikes: (play, client, act) => {
      client.reload()
      play.world.timeline.after(act.pick * 120, () => signOut(play, client, act))
      return true
    },
    also: ["turned away: unauthenticated"],
  },
  "session runs out": {
    weight: 2,
    strikes: ({ world }, client, { amount }) => {
      client.signInAgain({ expiresAt: world.timeline.now + 500 + Math.floor(amount * 20_000) })
      return false
    },
  },
  "role among staff changes": roleFault(
    1,
    "owner",
    client => client.viewer.role === "agent" || client.viewer.role === "admin",
  ),
  "staff become customers": roleFault(1, "member", isMember),
  "member removed": {
    weight: 1,
    strikes: (play, client, act) => {
      const removed = isMember(client) && newRole(play, client, { act, role: null })
      // They come back at once, and may be at the door when the object is told.
      if (removed && act.pick < 0.5) client.reload()
      return removed
    },
    also: ["turned away: unavailable"],
  },
  "taken on": roleFault(2, "agent", ({ name, viewer }) => viewer.role !== "agent" && taken.includes(name)),
  "guest becomes an account": {
    weight: 2,
    strikes: (play, _client, act) => {
      const { identity, timeline } = play.world
      const page = play.clients.find(({ userId }) => userId === guest)
      if (page === undefined) return false
      const to = { userId: account, name: "Mats" }
      const { host, name } = page.tenant
      // Half of the time with a request of the guest's on its way, between the Worker and the object.
      const isAsking = act.pick < 0.5 && postOverRest(page, act, "goes well")
      timeline.after(isAsking ? 1 + act.amount * 60 + 5 : callMs(act), () => {
        // worker/org/organization.ts, transferCustomer
        host.inTurn(core => core.commands.transfer(guest, to))
        host.rights(concerned => endSessions(concerned, { userId: guest, sessionIds: "all" }))
        identity.told(name, { sessionIds: identity.deletePerson(guest) })
        page.signInAgain({ userId: account })
      })
      return true
    },
  },
  "organization dissolved": {
    weight: 0.3,
    strikes: ({ world }, { tenant }, act) => {
      const { identity, timeline } = world
      if (identity.isGone(tenant.name)) return false
      identity.dissolve(tenant.name)
      timeline.after(callMs(act), () => {
        tenant.host.rights(dissolve)
        identity.told(tenant.name, { everybody: true })
      })
      return true
    },
  },
}

const taken = ["ines", "tom", "otto", "otto at north"]
