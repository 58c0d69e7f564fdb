import { DurableObject } from "cloudflare:workers"
import type { Operation } from "../../protocol/command.ts"
import type { DeskChange, DeskRead } from "../../protocol/desk.ts"
import { closeCodes, type Noun, type Teammate } from "../../protocol/down.ts"
import type { Device } from "../../protocol/origin.ts"
import type { Role, Viewer } from "../../protocol/person.ts"
import type { Result } from "../../protocol/refusal.ts"
import { ping, pong } from "../../protocol/up.ts"
import type { View } from "../../protocol/view.ts"
import type { Cost } from "../assistant/cost.ts"
import type { Finish, Piece, PieceTaken } from "../assistant/job.ts"
import type { Env } from "../env.ts"
import { admit } from "./admit.ts"
import { type Afterwards, afterwards } from "./afterwards.ts"
import type { Colleague } from "./agents.ts"
import type { Borrowed, ConfigurationChange } from "./assistant.ts"
import { AttachedSockets } from "./attached-socket.ts"
import { bringBack } from "./bring-back.ts"
import { type BulkRequest, bulk } from "./bulk.ts"
import { changeDeskAs, type DeskChanged } from "./change-desk.ts"
import { checkNamed, type Named } from "./check-named.ts"
import { changedRole, go, metColleagues } from "./come-and-go.ts"
import { type Configured, configure } from "./configure.ts"
import { type Core, createCore } from "./core.ts"
import { countViews } from "./count-views.ts"
import { type Counted, counted, countedOperation } from "./counted.ts"
import { type ErasureWish, erasures } from "./erasure/erasure-wish.ts"
import { type FollowRequest, follow } from "./follow.ts"
import { listIds } from "./list-ids.ts"
import { type DraftWish, ownDraft } from "./own-draft.ts"
import type { Actor } from "./rates.ts"
import { readAnswering } from "./read-answering.ts"
import { type ListRequest, listConversations, type OneRequest, readConversation, readEntries } from "./reads.ts"
import { changeRole, endSessions } from "./rights.ts"
import { ring } from "./ring.ts"
import { runtimePorts } from "./runtime-ports.ts"
import type { Admission } from "./session.ts"
import { refresh, type Settled, settle } from "./settle.ts"
import { teamFor } from "./team-for.ts"
import { WakeAlarm } from "./wake-alarm.ts"

/** One organization: its ordered stream and the hub of its sockets. A shell: the rules are in the core. */
export class Organization extends DurableObject<Env> {
  readonly #core: Core
  readonly #sockets: AttachedSockets
  readonly #alarm: WakeAlarm
  readonly #afterwards: Afterwards

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(ping, pong))
    const ports = runtimePorts(ctx, env)
    this.#sockets = new AttachedSockets(ctx, () => this.#core.meta)
    this.#alarm = new WakeAlarm(ctx.storage, ports.clock)
    this.#core = createCore({ ...ports, alarm: this.#alarm, sockets: this.#sockets })
    this.#afterwards = afterwards(env, ports.organizationId, { ctx, core: this.#core, sockets: this.#sockets })
  }

  /** Takes a WebSocket that the Worker has authorized (routes/socket.ts). */
  override fetch(request: Request): Response {
    return admit(this.#inTurn().core, this.#sockets, { ctx: this.ctx, request })
  }

  override webSocketMessage(webSocket: WebSocket, data: string | ArrayBuffer): void {
    const socket = this.#sockets.find(webSocket)
    if (!socket) return webSocket.close(closeCodes.rightsChanged, "Connect again")
    socket.heard(this.#core.clock.now())
    this.#core.inbox.receive({ socket, data })
  }

  override webSocketClose(webSocket: WebSocket): void {
    const socket = this.#sockets.find(webSocket)
    if (socket) go(this.#core, socket)
  }

  override webSocketError(webSocket: WebSocket): void {
    this.webSocketClose(webSocket)
  }

  override async alarm(): Promise<void> {
    this.#alarm.rang()
    if (!this.#afterwards.dissolution.isOver) ring(this.#inTurn().core)
    await this.#alarm.attend(this.#afterwards.run())
  }

  /** For what comes in by another door: frames that were here before it are done first. */
  #inTurn(): { core: Core; sockets: AttachedSockets } {
    if (this.#afterwards.dissolution.isOver) throw new Error("This organization is gone")
    this.#core.inbox.takeWaiting()
    return { core: this.#core, sockets: this.#sockets }
  }

  /** The same commands as over the socket, for REST. */
  execute(viewer: Viewer, operation: Operation, device?: Device) {
    const { commands, rates } = this.#inTurn().core
    return { ...commands.execute(viewer, operation, device), quota: rates.quota("operations", viewer) }
  }

  /** What this person has begun to write in a conversation. */
  ownDraft(viewer: Viewer, request: { conversationId: string; wish: DraftWish }) {
    return ownDraft(this.#inTurn().core, viewer, request)
  }

  conversations(viewer: Viewer, request: ListRequest) {
    return listConversations(this.#inTurn().core, viewer, request)
  }

  /** What a list of the console holds, to be selected as a whole. */
  conversationIds(staff: Viewer, view: View) {
    return listIds(this.#inTurn().core, staff, view)
  }

  /** The same done to many conversations. */
  bulk(staff: Viewer, request: BulkRequest) {
    return bulk(() => this.#inTurn().core, staff, request)
  }

  conversation(viewer: Viewer, conversationId: string) {
    return counted(this.#inTurn().core, viewer, core => readConversation(core, viewer, conversationId))
  }

  entries(viewer: Viewer, request: OneRequest) {
    return counted(this.#inTurn().core, viewer, core => readEntries(core, viewer, request))
  }

  /** Reads along in a conversation while an answer is being written in it (routes/chat.ts). */
  follow(admission: Admission, request: FollowRequest) {
    return counted(this.#inTurn().core, admission.viewer, core => follow(core, this.#sockets, { admission, request }))
  }

  answering(viewer: Viewer, conversationId: string) {
    return counted(this.#inTurn().core, viewer, core => readAnswering(core, viewer, conversationId))
  }

  /** Lets the archive catch up, for a second at most. Answers how far Postgres has come. */
  settle(): Promise<Settled> {
    return settle(this.#core, this.#afterwards.drain)
  }

  /** Before a list over organizations, for one of the staff. */
  refresh(staff: Actor): Promise<Counted<null>> {
    return refresh(this.#core, this.#afterwards.drain, staff)
  }

  /** A piece of an answer, from the turn that writes it. Not for people: the Worker has no route to this. */
  draft(piece: Piece): PieceTaken {
    return this.#inTurn().core.answers.take(piece)
  }

  finish(finish: Finish): { taken: boolean } {
    return this.#inTurn().core.answers.finish(finish)
  }

  /** How the assistant is set and what it has spent, for one of the staff. */
  assistant(staff: Actor) {
    return counted(this.#inTurn().core, staff, ({ assistant }) => assistant.desk())
  }

  /** For the door: who answers besides people. Not counted, since nobody in particular asks; kept by those who call. */
  presented(): { name: string } | null {
    return this.#inTurn().core.assistant.presented()
  }

  configureAssistant(change: ConfigurationChange): Result<{ value: Configured }> {
    return configure(this.#inTurn().core, change)
  }

  /** The rules for the team, for one of the staff. */
  desk(staff: Actor): Counted<DeskRead> {
    return counted(this.#inTurn().core, staff, ({ desk }) => desk.read())
  }

  changeDesk(staff: Actor, change: DeskChange): Counted<DeskChanged> {
    return changeDeskAs(this.#inTurn().core, staff, change)
  }

  /** How many conversations are in each of these views; null where a label of it is gone. */
  countViews(staff: Viewer, views: Record<string, View>): Counted<Record<string, number | null>> {
    return countViews(this.#inTurn().core, staff, views)
  }

  /** Whether everything that is named is there, before one of the staff keeps something that names it. */
  checkNamed(named: Named): Result<object> {
    return checkNamed(this.#core, named)
  }

  /** Staff have changed something that pages have read and that is not kept here. */
  tellChanged(noun: Noun): void {
    this.#inTurn().core.hub.signal({ type: "changed", noun }, {})
  }

  /** Before work for staff, which gives back what it has borrowed at its end. */
  borrowTokens(cost: Cost): Borrowed {
    const { assistant, answers } = this.#inTurn().core
    return assistant.borrow(answers.promised(), cost)
  }

  giveTokensBack(loan: string): void {
    this.#inTurn().core.assistant.giveBack(loan)
  }

  /** What it has spent on work for staff. */
  spend(tokens: number): void {
    this.#inTurn().core.assistant.spend(tokens)
  }

  team(staff: Viewer, isAvailable: boolean | null): Counted<Teammate[]> {
    return teamFor(this.#inTurn().core, { viewer: staff, isAvailable })
  }

  /** One of the staff changes what is not kept here. */
  countOperation(staff: Actor): Counted<null> {
    return countedOperation(this.#core, staff)
  }

  endSessions(input: { userId: string; sessionIds: string[] | "all" }): void {
    endSessions(this.#inTurn().sockets, input)
  }

  changeRole(input: { userId: string; role?: Role | null }): void {
    changeRole(this.#inTurn().sockets, input)
    changedRole(this.#core, input)
  }

  /** Who works here, as the Worker began to read it at `readAt`. Only sent where `admit` has asked for it. */
  colleagues(all: Colleague[], readAt: number): void {
    metColleagues(this.#inTurn().core, { all, readAt })
  }

  transferCustomer(input: { fromUserId: string; to: { userId: string; name: string } }): void {
    this.#inTurn().core.commands.transfer(input.fromUserId, input.to)
    endSessions(this.#sockets, { userId: input.fromUserId, sessionIds: "all" })
  }

  bringBack(back: Parameters<typeof bringBack>[1]) {
    return bringBack(this.#inTurn(), back)
  }

  /** People who are to be erased, or have been. */
  erasures(wish: ErasureWish) {
    return erasures(this.#inTurn().core, wish)
  }

  /** The organization is about to be deleted, or was: nobody is connected to it any more, and nothing of it stays. */
  dissolve(is: "expected" | "done"): void {
    this.#afterwards.dissolution.hear(is)
  }
}
