import { nextInLine } from "./outbox.ts"
import type { OrganizationState } from "./state.ts"

/** When the brain next has something to do without anything happening, or null. The shell's only timer. */
export function wakeAt(state: OrganizationState): number | null {
  const due = [...connectionDue(state), ...(isTalking(state) ? talkDue(state) : [])]
  return due.length === 0 ? null : Math.min(...due)
}

function connectionDue({ connection }: OrganizationState): number[] {
  switch (connection.status) {
    case "waiting":
      return [connection.retryAt]
    case "connecting":
    case "greeting":
      return [connection.giveUpAt]
    case "live":
    case "catching_up": {
      const { acknowledgeAt, pingAt, pongBy } = connection.line
      return [pongBy ?? pingAt, ...present(acknowledgeAt)]
    }
    case "idle":
    case "stopped":
      return []
  }
}

function talkDue({ receipts, here, typing, drafts, outbox, lists, threads, wanted }: OrganizationState): number[] {
  const failed = [...Object.values(lists), ...Object.values(threads)].filter(one => one.status === "failed")
  return [
    ...present(receipts.tellAt),
    ...[...Object.values(here), ...Object.values(typing)].flatMap(marked => marked.map(({ until }) => until)),
    ...Object.values(drafts).flatMap(({ confirmBy }) => present(confirmBy)),
    ...nextInLine(outbox).flatMap(({ sending }) => {
      if (sending.status === "sending") return [sending.answerBy]
      return sending.status === "queued" ? [sending.notBefore] : []
    }),
    ...[...failed, ...Object.values(wanted)].flatMap(({ retryAt }) => present(retryAt)),
  ]
}

const present = (at: number | null): number[] => (at === null ? [] : [at])

const isTalking = ({ connection: { status } }: OrganizationState): boolean =>
  status === "live" || status === "catching_up"
