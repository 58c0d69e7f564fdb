import { limits } from "../../protocol/limits.ts"
import type { Concern } from "../../protocol/notification.ts"
import type { Queue } from "../../protocol/view.ts"
import type { LinkClaim } from "../identity/signed-link.ts"
import { awayLetter } from "../mail/away-letter.ts"
import { sentenceOf, staffLetter } from "../mail/staff-letter.ts"
import type { Directory } from "./directory.ts"
import type { CustomerNotice, Job, Notice, StaffNotice } from "./job.ts"

export interface Addressing {
  organizationId: string
  origin: string
  directory: Directory
  /** Nothing is sent to devices where Parley has no key for it. */
  hasPush: boolean
  signLink(claim: LinkClaim): Promise<string>
  now: number
}

/** Who hears of a notice, and how: one job for each mail and each device. */
export async function addressNotice(notice: Notice, to: Addressing): Promise<{ id: string; job: Job }[]> {
  const organization = await to.directory.organization()
  if (organization === null) return []
  return notice.to === "staff" ? toStaff(notice, organization, to) : toCustomer(notice, organization, to)
}

interface Organization {
  name: string
  slug: string
}

async function toStaff(notice: StaffNotice, { name, slug }: Organization, to: Addressing) {
  const { concern, conversationId, seq, customerName, text, by } = notice
  const [named, here] = [notice.for, new Set(notice.here)]
  const away = (await to.directory.recipients(named)).filter(({ userId }) => !here.has(userId) && userId !== by.id)
  const until = to.now + limits.courierStaffMs
  const rooms = `${to.origin}/dashboard/${slug}`
  const at = seq === undefined ? "" : `?at=${seq}`
  const link = `${rooms}/conversations/${queueOf[concern]}/${conversationId}${at}`
  const said = { concern, customerName, by: by.name, text }
  const mails = away
    .filter(({ settings }) => settings[concern].mail)
    .map(({ userId, address }): { id: string; job: Job } => {
      const settingsLink = `${rooms}/notifications`
      const letter = staffLetter({ ...said, organizationName: name, link, settingsLink })
      return {
        id: `${notice.id} mail ${userId}`,
        job: { kind: "mail", until, recipient: `mail ${address}`, letter: { to: address, ...letter } },
      }
    })
  const pushed = to.hasPush ? away.filter(({ settings }) => settings[concern].desktop) : []
  const devices = await to.directory.devicesOf(pushed.map(({ userId }) => userId))
  const message = { title: sentenceOf(said), body: beginningOf(text), url: link, tag: conversationId }
  const pushes = devices.map(({ id, userId }): { id: string; job: Job } => ({
    id: `${notice.id} push ${id}`,
    job: { kind: "push", until, recipient: `push ${userId}`, deviceId: id, message },
  }))
  return [...mails, ...pushes]
}

/** Where a conversation is found that one hears of. */
const queueOf: Record<Concern, Queue> = { waiting: "waiting", mention: "mentions", mine: "mine", assigned: "mine" }

/** As much as a device shows; the rest would not fit what push services take. */
function beginningOf(text: string): string {
  const beginning = text.slice(0, limits.previewCharactersMax)
  return beginning.isWellFormed() ? beginning : beginning.slice(0, -1)
}

/** How long the link in a mail leads a guest back. */
const returnMs = 30 * 86_400_000

async function toCustomer(notice: CustomerNotice, { name, slug }: Organization, to: Addressing) {
  const { organizationId, origin, directory, now } = to
  const { conversationId, customer, news } = notice
  const address = notice.address ?? (await directory.addressOf(customer.id))
  if (address === null || (await directory.isStopped(address))) return []
  const link = customer.isGuest
    ? `${origin}/return#${await to.signLink({ to: "return", organizationId, conversationId, address, until: now + returnMs })}`
    : `${origin}/o/${slug}/${conversationId}`
  const stopLink = `${origin}/unsubscribe#${await to.signLink({ to: "stop", organizationId, address })}`
  const letter = awayLetter({ organizationName: name, news, link, stopLink })
  const until = now + limits.courierCustomerMs
  const recipient = `mail ${address.toLowerCase()}`
  return [
    { id: `${notice.id} mail`, job: { kind: "mail" as const, until, recipient, letter: { to: address, ...letter } } },
  ]
}
