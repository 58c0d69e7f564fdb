import type { StoredConversation } from "../../protocol/conversation.ts"
import type { EntryBody } from "../../protocol/entry.ts"
import { parley } from "../../protocol/person.ts"
import { calledOff } from "../../protocol/step/happening.ts"
import { Agents } from "./agents.ts"
import { Answers } from "./answers.ts"
import { Archive } from "./archive.ts"
import { Assignments } from "./assignments.ts"
import { Assistant } from "./assistant.ts"
import { Away } from "./away.ts"
import { Commands } from "./commands.ts"
import { Conversations } from "./conversations.ts"
import type { CourierPort } from "./couriers.ts"
import { Desk } from "./desk.ts"
import { Drafts } from "./drafts.ts"
import { Dues } from "./dues.ts"
import { Erasing } from "./erasure/erasing.ts"
import { type Arrival, receiveAll } from "./frames.ts"
import { Holdings } from "./holdings.ts"
import { Hub } from "./hub.ts"
import { Inbox } from "./inbox.ts"
import { graceMsOf, Leases } from "./leases.ts"
import { Meta } from "./meta.ts"
import type { Alarm, Clock, Soon, Sql } from "./ports.ts"
import { Presence } from "./presence.ts"
import { Rates } from "./rates.ts"
import type { Sockets } from "./sockets.ts"
import { Stream } from "./stream.ts"
import { createTables } from "./tables.ts"
import { Team } from "./team.ts"
import { Telling } from "./telling.ts"
import type { Timer, TimerKind } from "./timers/rows.ts"
import { Timers } from "./timers.ts"
import type { Turns } from "./turns.ts"

export interface CorePorts {
  organizationId: string
  sql: Sql
  clock: Clock
  alarm: Alarm
  sockets: Sockets
  soon: Soon
  turns: Turns
  courier: CourierPort
  /** Something that must not happen has: said where people look. */
  report(error: unknown): void
}

/** The organization without a runtime: its rules over narrow ports, the same in workerd and in a simulator. */
export interface Core extends CorePorts {
  meta: Meta
  conversations: Conversations
  stream: Stream
  hub: Hub
  rates: Rates
  presence: Presence
  archive: Archive
  assistant: Assistant
  desk: Desk
  answers: Answers
  drafts: Drafts
  agents: Agents
  team: Team
  timers: Timers
  leases: Leases
  telling: Telling
  dues: Dues
  assignments: Assignments
  erasing: Erasing
  commands: Commands
  inbox: Inbox<Arrival>
}

export function createCore(ports: CorePorts): Core {
  const { sql, clock, sockets } = ports
  createTables(sql)
  const meta = new Meta(sql, clock)
  const conversations = new Conversations(sql)
  const desk = new Desk(meta, clock)
  const stream = new Stream({ sql, clock, conversations, meta, desk })
  const hub = new Hub(sockets, clock)
  const rates = new Rates(clock)
  const presence = new Presence({ sockets, clock, hub, conversations })
  const archive = new Archive({ ...ports, stream, conversations, meta })
  const assistant = new Assistant(meta, clock)
  const commands = new Commands({
    stream,
    conversations,
    hub,
    rates,
    clock,
    assistant,
    answers: () => answers,
    teammate: id => {
      const found = agents.of(id)
      return found && { id, name: found.name }
    },
    rules: () => desk.rules(),
    onAppend: (before, now) => {
      archive.appended()
      dues.appended(now)
      leases.appended(before, now)
      away.appended(before, now)
      assignments.appended(before, now)
    },
  })
  const commit = commands.assist.bind(commands)
  const answers = new Answers({ ...ports, stream, conversations, hub, assistant, commit })
  const strikes: Record<TimerKind, (timer: Timer) => void> = {
    leases: () => leases.look(),
    away: ({ conversationId }) => conversationId && away.look(conversationId),
    conversation: timer => dues.look(timer),
    walk: timer => dues.walk(timer),
    assign: ({ data }) => assignments.look(Number(data ?? 0)),
  }
  const timers = new Timers({ ...ports, strike: timer => strikes[timer.kind](timer) })
  const agents = new Agents(ports)
  const drafts = new Drafts(ports)
  const team = new Team({ agents, hub })
  const happen = (one: StoredConversation, body: EntryBody) => commands.happen(one, [{ author: parley, body }])
  const holdings = new Holdings(sql)
  const leases = new Leases({
    ...{ clock, timers, agents, conversations, holdings },
    graceMs: () => graceMsOf(desk.rules()),
    release: one => happen(one, { type: "released", to: "queue", cause: "away" }),
    callOff: (one, agentId) => commands.happen(one, calledOff(one, agentId)),
    forget: agentId => {
      agents.forget(agentId)
      drafts.dropAllOf(agentId)
    },
  })
  const away = new Away({ ...ports, timers, conversations, stream })
  const telling = new Telling({ ...ports, stream, conversations, meta })
  const rules = () => desk.rules()
  const dues = new Dues({
    ...{ clock, timers, conversations, holdings, stream, rules },
    commit: commands.happen.bind(commands),
  })
  const assignments = new Assignments({
    ...{ clock, timers, agents, conversations, holdings, stream, rules },
    assign: happen,
  })
  const erasing = new Erasing({ ...ports, stream, conversations, hub, archive, answers, assignments })
  archive.schedule()
  erasing.schedule()
  answers.check()
  leases.repair()
  timers.schedule()
  telling.schedule()
  const inbox = new Inbox<Arrival>({
    soon: ports.soon,
    take: arrivals => hub.together(() => receiveAll(core, arrivals)),
    sent: () => hub.sent,
  })
  const core: Core = {
    ...ports,
    meta,
    conversations,
    stream,
    hub,
    rates,
    presence,
    archive,
    assistant,
    desk,
    answers,
    drafts,
    agents,
    team,
    timers,
    leases,
    telling,
    dues,
    assignments,
    erasing,
    commands,
    inbox,
  }
  return core
}
