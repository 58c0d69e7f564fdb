import { expect, test } from "vitest"
import type { Command, Operation } from "../../protocol/command.ts"
import { deskDefaults } from "../../protocol/desk.ts"
import type { Viewer } from "../../protocol/person.ts"
import { inQuiet, type Quiet } from "./test/quiet-core.ts"
import { admin, agent, customer, newId } from "./test/scene.ts"

const [ines, tom, ada, lena] = [agent("Ines"), agent("Tom"), admin("Ada"), customer("Lena")]

/** What becomes of a command: the newest entry that it makes, or the code it is refused with. */
function outcome(quiet: Quiet, viewer: Viewer, operation: Operation) {
  const done = quiet.core().commands.execute(viewer, operation)
  return done.ok ? { ...done.entry.body, repeated: done.repeated } : done.refusal.code
}

/** A conversation of Lena's. */
function begun(quiet: Quiet, text = "A pole is bent"): string {
  const conversationId = newId()
  quiet.does(lena, conversationId, { type: "start", text })
  return conversationId
}

const idOf = (quiet: Quiet, conversationId: string, text: string): string => {
  const found = quiet
    .core()
    .stream.newestOf(conversationId, 100)
    .find(({ body }) => "text" in body && body.text === text)
  if (!found) throw new Error("Nobody has said that")
  return found.id
}

test("of a hundred who claim at once one gets it, and the others are told who and since when", () =>
  inQuiet(quiet => {
    const conversationId = begun(quiet)
    const racing = Array.from({ length: 100 }, (_, n) => agent(`Agent ${n}`))
    const done = racing.map(one => quiet.does(one, conversationId, { type: "claim" }))
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    const refused = done.flatMap(one => (one.ok ? [] : [one]))
    expect(new Set(refused.map(({ refusal }) => refusal.code))).toEqual(new Set(["already_claimed"]))
    for (const { refusal, conversation } of refused) {
      expect(refusal.detail).toContain(`Agent 0 has had this conversation since ${new Date(quiet.now()).toISOString()}`)
      expect(conversation?.state).toMatchObject({
        status: "claimed",
        agent: { name: "Agent 0" },
        joinedAt: quiet.now(),
      })
    }
    expect(quiet.bodies(conversationId).filter(({ type }) => type === "claimed")).toHaveLength(1)
  }))

test("a conversation is given to who works here, with labels and dispositions of the organization's own", () =>
  inQuiet(quiet => {
    const conversationId = begun(quiet)
    const [label, disposition] = [newId(), newId()]
    const toTom: Command = { type: "assign", agentId: tom.userId }
    const labelled: Command = { type: "label", add: [label], remove: [] }
    expect(quiet.does(ines, conversationId, toTom)).toMatchObject({ refusal: { code: "not_on_team" } })
    expect(quiet.does(ines, conversationId, labelled)).toMatchObject({ refusal: { code: "unknown_label" } })
    quiet.open(tom)
    const desk = {
      ...deskDefaults,
      labels: [{ id: label, name: "Billing", colour: "red" as const }],
      dispositions: [{ id: disposition, name: "Answered" }],
      asksScore: true,
    }
    expect(quiet.core().desk.change({ desk })).toBe(true)
    expect(quiet.does(ines, conversationId, toTom)).toMatchObject({ ok: true })
    expect(quiet.does(ines, conversationId, labelled)).toMatchObject({ ok: true })
    expect(quiet.does(tom, conversationId, { type: "resolve", disposition })).toMatchObject({
      entry: { body: { type: "resolved", disposition, asksScore: true } },
      conversation: { work: { labels: [label], disposition } },
    })
  }))

test("a reply to what one has not seen is refused, and sent when one has", () =>
  inQuiet(quiet => {
    const conversationId = begun(quiet)
    const seen = quiet.core().stream.head()
    quiet.does(lena, begun(quiet, "Elsewhere"), { type: "send", text: "Nobody here minds" })
    const reply = (now: number): Command => ({ type: "send", text: "It will be mended", seen: now })
    quiet.does(lena, conversationId, { type: "send", text: "It is straight again" })
    expect(quiet.does(ines, conversationId, reply(seen))).toMatchObject({ refusal: { code: "stale" } })
    expect(quiet.state(conversationId)).toMatchObject({ status: "open" })
    expect(quiet.does(ines, conversationId, reply(quiet.core().stream.head()))).toMatchObject({ ok: true })
  }))

test("the same operation again gives the first result, and with other content it is a conflict", () =>
  inQuiet(quiet => {
    const [conversationId, other] = [begun(quiet), begun(quiet, "And a buoy is gone")]
    quiet.open(tom)
    const say = (viewer: Viewer, command: Command) => {
      const operation = { id: newId(), conversationId, command }
      expect(outcome(quiet, viewer, operation)).toMatchObject({ repeated: false })
      return operation
    }
    const mine = say(ines, { type: "send", text: "It will be mended" })
    const pairs: [Viewer, Command, Command][] = [
      [ines, { type: "note", text: "Hm", mentions: [tom.userId] }, { type: "note", text: "Hm" }],
      [ines, { type: "edit", entryId: mine.id, text: "Mended" }, { type: "edit", entryId: mine.id, text: "Bent" }],
      [ines, { type: "snooze", until: null }, { type: "snooze", until: quiet.now() + 1_000 }],
      [ines, { type: "wake" }, { type: "claim" }],
      [ines, { type: "prioritize", priority: "high" }, { type: "prioritize", priority: "low" }],
      [
        ines,
        { type: "schedule", at: quiet.now() + 1_000, text: "Still there?" },
        { type: "schedule", at: quiet.now() + 1_000, text: "There still?" },
      ],
      [lena, { type: "leave_email", email: "lena@example.org" }, { type: "leave_email", email: "lea@example.org" }],
      [ines, { type: "assign", agentId: tom.userId, note: "Yours" }, { type: "assign", agentId: tom.userId }],
      [tom, { type: "merge", into: other }, { type: "merge", into: newId() }],
    ]
    for (const [viewer, command, otherwise] of pairs) {
      const operation = say(viewer, command)
      expect(outcome(quiet, viewer, operation)).toMatchObject({ repeated: true })
      expect(outcome(quiet, viewer, { ...operation, command: otherwise })).toBe("conflict")
      expect(outcome(quiet, viewer, { ...operation, conversationId: other })).toBe("conflict")
    }
  }))

test("a macro again is the same macro, whatever it found done already, and any other actions are a conflict", () =>
  inQuiet(quiet => {
    const conversationId = begun(quiet)
    type Actions = Extract<Command, { type: "apply" }>["actions"]
    const apply = (id: string, ...actions: Actions) =>
      outcome(quiet, ines, { id, conversationId, command: { type: "apply", name: "Thank", actions } })
    const [send, high, claim] = [
      { type: "send", text: "Thank you" },
      { type: "prioritize", priority: "high" },
      { type: "claim" },
    ] as const
    const [first, second] = [newId(), newId()]
    expect(apply(first, high, send)).toEqual({ type: "applied", name: "Thank", entries: 3, repeated: false })
    expect(apply(first, high, send)).toMatchObject({ repeated: true })
    for (const actions of [[high], [send], [send, high], [high, send, high], [{ ...send, text: "Thanks" }, high]])
      expect(apply(first, ...(actions as Actions))).toBe("conflict")
    expect(apply(second, claim, high)).toMatchObject({ entries: 1, repeated: false })
    expect(apply(second, claim, high)).toMatchObject({ repeated: true })
    quiet.does(ines, conversationId, { type: "delete", entryId: idOf(quiet, conversationId, "Thank you") })
    expect(apply(first, high, send)).toMatchObject({ repeated: true })
  }))

test("a macro of which one action is refused does nothing at all", () =>
  inQuiet(quiet => {
    const conversationId = begun(quiet)
    const before = quiet.core().stream.head()
    const actions: Extract<Command, { type: "apply" }>["actions"] = [
      { type: "send", text: "Thank you" },
      { type: "label", add: [newId()], remove: [] },
    ]
    expect(quiet.does(ines, conversationId, { type: "apply", name: "Thank", actions })).toMatchObject({
      refusal: { code: "unknown_label" },
    })
    expect(quiet.core().stream.head()).toBe(before)
    expect(quiet.state(conversationId)).toEqual({ status: "open" })
  }))

test("what is taken back is gone from everything that said it, also after a crash, and its operation is no conflict", () =>
  inQuiet(quiet => {
    const conversationId = begun(quiet)
    const send = { id: newId(), conversationId, command: { type: "send", text: "Word marzipan" } as const }
    const edit = {
      id: newId(),
      conversationId,
      command: { type: "edit", entryId: send.id, text: "Word marzipan 1" } as const,
    }
    outcome(quiet, ines, send)
    outcome(quiet, ines, edit)
    quiet.does(ines, conversationId, { type: "note", text: "Between us: marzipan" })
    const everything = () =>
      JSON.stringify([
        quiet.core().sql.all("select data from entry where conversation_id = ?", conversationId),
        quiet.core().conversations.get(conversationId),
      ])
    expect(everything().match(/marzipan/g)).toHaveLength(5)
    for (const entryId of [send.id, idOf(quiet, conversationId, "Between us: marzipan")])
      expect(quiet.does(ada, conversationId, { type: "delete", entryId })).toMatchObject({ ok: true })
    expect(everything()).not.toContain("marzipan")
    expect(quiet.bodies(conversationId).slice(2)).toMatchObject([
      { type: "claimed" },
      { type: "message", text: "", isDeleted: true },
      { type: "edited", text: "" },
      { type: "note", text: "", isDeleted: true },
      { type: "deleted", of: "message" },
      { type: "deleted", of: "note" },
    ])
    for (const operation of [send, edit]) expect(outcome(quiet, ines, operation)).toMatchObject({ repeated: true })
    quiet.crash()
    expect(everything()).not.toContain("marzipan")
    expect(quiet.core().conversations.get(conversationId)?.preview?.text).toBe("")
  }))

test("what was noted for the team goes with the words of a customer that it repeats, and nothing else does", () =>
  inQuiet(quiet => {
    const conversationId = begun(quiet, "My word is marzipan")
    const author = { kind: "assistant", id: null, name: "Nora" } as const
    const tools = [
      { tool: "search_knowledge" as const, input: '{"query":"marzipan"}', outcome: "done" as const, result: "" },
    ]
    const trace = { model: "m", tools, sources: [], tokens: 7 }
    const answer = {
      type: "answer" as const,
      text: "A person comes",
      end: "done" as const,
      found: true,
      citations: [],
      replaces: null,
    }
    const reason = "Wrote: “My word is marzipan, and nougat\u2028or so”"
    const conversation = quiet.core().conversations.get(conversationId)
    if (!conversation) throw new Error("It has begun")
    quiet.core().commands.assist(conversation, [
      { id: newId(), author, body: { ...answer, trace } },
      { author, body: { type: "escalated", reason, cause: "rule", summary: "Asked: My word is marzipan" } },
    ])
    const [, said] = quiet.core().stream.newestOf(conversationId, 100)
    quiet.does(ada, conversationId, { type: "delete", entryId: said?.id ?? "" })
    const kept = () => JSON.stringify([quiet.bodies(conversationId), quiet.core().conversations.get(conversationId)])
    expect(kept()).not.toContain("marzipan")
    expect(quiet.core().conversations.get(conversationId)).toMatchObject({
      spentTokens: 7,
      state: { status: "waiting", escalation: { reason: "Wrote: …" } },
    })
    expect(quiet.bodies(conversationId)[2]).toEqual({ ...answer, trace: { ...trace, tools: [] } })
    quiet.crash()
    expect(kept()).not.toContain("marzipan")
  }))

test("two conversations become one: the wait goes along, the first is over for everybody, and the second says why", () =>
  inQuiet(quiet => {
    const [from, into] = [begun(quiet), begun(quiet, "And a buoy is gone")]
    quiet.does(lena, from, { type: "escalate", reason: "It blocks the harbour" })
    const waitingSince = quiet.now()
    quiet.pass(60_000)
    const page = quiet.open(ines)
    expect(quiet.does(ines, from, { type: "merge", into })).toMatchObject({
      ok: true,
      conversation: { mergedInto: into, state: { status: "resolved" } },
    })
    expect(quiet.bodies(into).slice(2)).toMatchObject([
      { type: "escalated", reason: "It blocks the harbour", cause: "person" },
      { type: "absorbed", from },
    ])
    expect(quiet.core().conversations.get(into)).toMatchObject({
      state: { status: "waiting", escalation: { reason: "It blocks the harbour" } },
      work: { waitingSince },
    })
    const told = page.heard.flatMap(frame => (frame.type === "entries" ? frame.entries : []))
    expect(told.map(({ conversationId, body }) => [conversationId, body.type])).toEqual([
      [from, "merged"],
      [into, "escalated"],
      [into, "absorbed"],
    ])
    expect(told.map(({ seq }) => seq)).toEqual([6, 7, 8])
    expect(quiet.does(lena, from, { type: "send", text: "Hello?" })).toMatchObject({
      refusal: { code: "merged" },
      conversation: { mergedInto: into },
    })
    quiet.crash()
    expect(quiet.core().conversations.get(into)).toMatchObject({ state: { status: "waiting" } })
    expect(quiet.core().conversations.get(from)).toMatchObject({ mergedInto: into })
  }))

test("conversations of two customers stay two", () =>
  inQuiet(quiet => {
    const [from, into] = [begun(quiet), newId()]
    quiet.does(customer("Mats"), into, { type: "start", text: "My boat" })
    const before = quiet.core().stream.head()
    expect(quiet.does(ada, from, { type: "merge", into })).toMatchObject({ refusal: { code: "other_customer" } })
    expect(quiet.core().stream.head()).toBe(before)
  }))
