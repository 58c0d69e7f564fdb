import { describe, expect, test } from "vitest"
import type { AnswerEnd } from "../answer.ts"
import type { Command } from "../command.ts"
import type { Conversation } from "../conversation.ts"
import { nextDue } from "../due.ts"
import type { Entry } from "../entry.ts"
import { limits } from "../limits.ts"
import { step } from "../step.ts"
import {
  conversationId,
  dispositions,
  type History,
  id,
  knownIn,
  labels,
  type Name,
  nothing,
  people,
  perform,
  told,
} from "../test/people.ts"
import { workOf } from "../work.ts"
import type { Known } from "./known.ts"

const start: Command = { type: "start", text: "Hello" }
const open = perform(nothing, "lena", start)
const waiting = perform(open, "lena", { type: "escalate", reason: "Charged twice" })
const claimed = perform(waiting, "ines", { type: "claim" })
const resolved = perform(claimed, "ines", { type: "resolve" })
const merged = told(open, [
  { author: { kind: "staff", id: people.ines.userId, name: "Ines" }, body: { type: "merged", into: id(900) } },
])
const states = { none: nothing, open, waiting, claimed, resolved, merged }

/** What becomes of a command: the entries it makes, or the code it is refused with. */
function outcome(history: History, name: Name, command: Command, more: Partial<Known> = {}): string {
  const known = { ...knownIn(history, command), ...more }
  const done = step(history.conversation, command, { viewer: people[name], known })
  return done.ok ? done.drafts.map(({ body }) => body.type).join("+") : done.refusal.code
}

/** What is said of a refusal. */
function words(history: History, name: Name, command: Command, more: Partial<Known> = {}): string | undefined {
  const done = step(history.conversation, command, {
    viewer: people[name],
    known: { ...knownIn(history, command), ...more },
  })
  return done.ok ? undefined : done.refusal.detail
}

const toTom: Command = { type: "assign", agentId: people.tom.userId }
const commands = {
  assign: toTom,
  label: { type: "label", add: [labels.billing], remove: [] },
  prioritize: { type: "prioritize", priority: "high" },
  snooze: { type: "snooze", until: 90_000 },
  wake: { type: "wake" },
  schedule: { type: "schedule", at: 90_000, text: "Later" },
  score: { type: "score", score: 5, comment: null },
  leave_email: { type: "leave_email", email: "lena@example.org" },
  apply: { type: "apply", name: "Urgent", actions: [{ type: "prioritize", priority: "urgent" }] },
  resolve: { type: "resolve", disposition: dispositions.answered },
  send: { type: "send", text: "Hi" },
  reopen: { type: "reopen" },
  escalate: { type: "escalate", reason: "Please" },
  note: { type: "note", text: "Hm", mentions: [people.tom.userId] },
} satisfies Partial<Record<Command["type"], Command>>

describe("who may do what, when (none, open, waiting, claimed by Ines, resolved, merged)", () => {
  const no = ["not_found", "forbidden", "forbidden", "forbidden", "forbidden", "forbidden"]
  test.each<[Name, keyof typeof commands, string[]]>([
    ["lena", "assign", no],
    ["lena", "label", no],
    ["lena", "prioritize", no],
    ["lena", "snooze", no],
    ["lena", "wake", no],
    ["lena", "schedule", no],
    ["lena", "apply", no],
    ["ines", "score", no],
    ["ada", "leave_email", no],
    ["lena", "score", ["not_found", "not_resolved", "not_resolved", "not_resolved", "scored", "merged"]],
    ["lena", "leave_email", ["not_found", "email_left", "email_left", "email_left", "email_left", "merged"]],
    ["lena", "send", ["not_found", "message", "message", "message", "reopened+message", "merged"]],
    ["lena", "escalate", ["not_found", "escalated", "already_waiting", "already_claimed", "escalated", "merged"]],
    ["ines", "assign", ["not_found", "assigned", "assigned", "assigned", "already_resolved", "merged"]],
    ["tom", "assign", ["not_found", "assigned", "assigned", "already_claimed", "already_resolved", "merged"]],
    ["ada", "assign", ["not_found", "assigned", "assigned", "assigned", "already_resolved", "merged"]],
    ["tom", "label", ["not_found", "labelled", "labelled", "labelled", "labelled", "merged"]],
    ["tom", "prioritize", ["not_found", "prioritized", "prioritized", "prioritized", "prioritized", "merged"]],
    ["ines", "snooze", ["not_found", "snoozed", "snoozed", "snoozed", "already_resolved", "merged"]],
    ["tom", "snooze", ["not_found", "snoozed", "snoozed", "already_claimed", "already_resolved", "merged"]],
    ["ada", "snooze", ["not_found", "snoozed", "snoozed", "snoozed", "already_resolved", "merged"]],
    ["tom", "wake", ["not_found", "not_snoozed", "not_snoozed", "not_snoozed", "not_snoozed", "merged"]],
    ["ines", "schedule", ["not_found", "scheduled", "scheduled", "scheduled", "already_resolved", "merged"]],
    ["ada", "schedule", ["not_found", "scheduled", "scheduled", "already_claimed", "already_resolved", "merged"]],
    ["tom", "note", ["not_found", "note", "note", "note", "note", "merged"]],
    ["tom", "reopen", ["not_found", "not_resolved", "not_resolved", "not_resolved", "reopened", "merged"]],
    ["ines", "resolve", ["not_found", "resolved", "resolved", "resolved", "already_resolved", "merged"]],
    ["tom", "apply", ["not_found", ...Array<string>(4).fill("prioritized+applied"), "merged"]],
  ])("%s: %s", (name, type, expected) => {
    expect(Object.values(states).map(state => outcome(state, name, commands[type]))).toEqual(expected)
  })
})

test("who comes second is told who was first, and since when; a conversation is given to nobody who left", () => {
  expect(words(claimed, "tom", { type: "claim" })).toBe(
    "Ines has had this conversation since 1970-01-01T00:00:04.000Z.",
  )
  expect(words(claimed, "tom", { type: "send", text: "Me too" })).toContain("Ines")
  expect(outcome(claimed, "ines", { type: "assign", agentId: people.ines.userId })).toBe("already_yours")
  expect(outcome(claimed, "ada", { type: "assign", agentId: people.ines.userId })).toBe("already_claimed")
  for (const agentId of [people.lena.userId, people.mia.userId, id(999)])
    expect(outcome(open, "ines", { type: "assign", agentId })).toBe("not_on_team")
  expect(outcome(open, "ines", { type: "note", text: "Hm", mentions: [people.mia.userId] })).toBe("not_on_team")
})

test("a transfer says to whom and why, and its wait goes on", () => {
  const given = perform(claimed, "ines", { ...toTom, note: "He knows the bank" })
  expect(given.entries.at(-1)?.body).toEqual({
    type: "assigned",
    agent: { id: people.tom.userId, name: "Tom" },
    cause: "person",
    note: "He knows the bank",
  })
  expect(given.conversation?.state).toMatchObject({ status: "claimed", agent: { name: "Tom" } })
  expect(given.conversation?.turn).toBe(2)
  expect(workOf(given.conversation ?? {}).waitingSince).toBe(3_000)
})

test("labels are known ones, few enough, each once; one that is no longer offered can be taken off", () => {
  const both = perform(open, "tom", { type: "label", add: [labels.vip, labels.vip, labels.billing], remove: [] })
  expect(workOf(both.conversation ?? {}).labels).toEqual([labels.vip, labels.billing])
  expect(outcome(open, "tom", { type: "label", add: [id(999)], remove: [] })).toBe("unknown_label")
  expect(outcome(both, "tom", { type: "label", add: [], remove: [labels.vip] }, { hasLabel: () => false })).toBe(
    "labelled",
  )
  const many = Array.from({ length: limits.labelsPerConversationMax }, (_, n) => id(400 + n))
  expect(outcome(both, "tom", { type: "label", add: many, remove: [] }, { hasLabel: () => true })).toBe("limit_reached")
  expect(outcome(open, "tom", { type: "resolve", disposition: id(999) })).toBe("unknown_disposition")
})

test.each([
  [2_000, "in_the_past"],
  [3_000, "in_the_past"],
  [3_001, "snoozed"],
  [3_000 + limits.putOffMs, "snoozed"],
  [3_001 + limits.putOffMs, "too_far"],
])("put off at 3,000 until %i: %s", (until, expected) => {
  expect(outcome(open, "ines", { type: "snooze", until })).toBe(expected)
  expect(outcome(open, "ines", { type: "schedule", at: until, text: "Hi" })).toBe(
    expected === "snoozed" ? "scheduled" : expected,
  )
})

describe("what is snoozed comes back", () => {
  const snoozed = perform(claimed, "ines", { type: "snooze", until: 90_000 })
  const left = (name: Name, command: Command, from = snoozed) => {
    const { entries, conversation } = perform(from, name, command)
    const work = workOf(conversation ?? {})
    return { made: entries.slice(from.entries.length).map(({ body }) => body.type), isSnoozed: work.snooze !== null }
  }

  test("when the customer writes or asks for a person, or somebody takes it, gives it away or ends it", () => {
    const putOff = perform(open, "ines", { type: "snooze", until: null })
    expect(left("lena", { type: "send", text: "Well?" })).toEqual({ made: ["woken", "message"], isSnoozed: false })
    expect(left("lena", { type: "escalate", reason: "Now" }, putOff)).toMatchObject({ isSnoozed: false })
    expect(left("tom", { type: "claim" }, putOff)).toMatchObject({ isSnoozed: false })
    expect(left("ines", toTom)).toMatchObject({ isSnoozed: false })
    expect(left("ines", { type: "release", to: "queue" })).toMatchObject({ isSnoozed: false })
    expect(left("ines", { type: "resolve" })).toMatchObject({ isSnoozed: false })
    expect(left("ines", { type: "wake" })).toEqual({ made: ["woken"], isSnoozed: false })
  })

  test("and not by a note, a reply of the team, or because who has it has gone home", () => {
    expect(left("tom", { type: "note", text: "Hm" })).toMatchObject({ isSnoozed: true })
    expect(left("ines", { type: "send", text: "Until Monday" })).toMatchObject({ isSnoozed: true })
    const away = told(snoozed, [
      { author: { kind: "system", id: null, name: "Parley" }, body: { type: "released", to: "queue", cause: "away" } },
    ])
    expect(away.conversation).toMatchObject({ state: { status: "waiting" }, work: { snooze: { until: 90_000 } } })
  })
})

describe("a reply is to what its author has seen", () => {
  const newest = (history: History) => history.entries.length
  const reply = (seen: number): Command => ({ type: "send", text: "Done", seen })
  const written = perform(claimed, "lena", { type: "send", text: "Never mind" })

  test("what is newer and matters refuses it, what does not matter and what is one's own does not", () => {
    expect(outcome(written, "ines", reply(newest(written)))).toBe("message")
    expect(outcome(written, "ines", reply(newest(claimed)))).toBe("stale")
    expect(words(written, "ines", reply(newest(claimed)))).toBe(
      "Lena has written since you last looked: read what is new first.",
    )
    expect(outcome(written, "ines", { type: "resolve", seen: newest(claimed) })).toBe("stale")
    expect(outcome(written, "ines", { type: "schedule", at: 90_000, text: "Hi", seen: newest(claimed) })).toBe("stale")
    const noted = perform(claimed, "tom", { type: "note", text: "Wait" })
    expect(outcome(noted, "ines", reply(newest(claimed)))).toBe("stale")
    const sorted = perform(claimed, "tom", { type: "prioritize", priority: "high" })
    expect(outcome(sorted, "ines", reply(newest(claimed)))).toBe("message")
    const own = perform(claimed, "ines", { type: "note", text: "Wait" })
    expect(outcome(own, "ines", reply(newest(claimed)))).toBe("message")
    expect(words(perform(noted, "lena", { type: "send", text: "Hm" }), "ines", reply(newest(claimed)))).toBe(
      "Others have written since you last looked: read what is new first.",
    )
    const given = perform(written, "ada", toTom)
    expect(words(given, "tom", reply(newest(written)))).toBe(
      "Ada has changed something since you last looked: read what is new first.",
    )
  })

  test("more than is looked through is too much, whatever it was", () => {
    const newer: Entry[] = Array.from({ length: limits.newerEntriesMax }, (_, n) => ({
      id: id(2_000 + n),
      conversationId,
      seq: 100 + n,
      position: null,
      at: 0,
      author: { kind: "staff", id: people.tom.userId, name: "Tom" },
      body: { type: "prioritized", priority: "high" },
    }))
    expect(outcome(claimed, "ines", reply(4), { newer })).toBe("stale")
    expect(outcome(claimed, "ines", reply(4), { newer: newer.slice(1) })).toBe("message")
  })

  test("without having said what they saw, and for customers, nothing is compared", () => {
    expect(outcome(written, "ines", { type: "send", text: "Done" })).toBe("message")
    expect(outcome(written, "lena", reply(0))).toBe("message")
  })
})

describe("several actions at once", () => {
  const apply = (...actions: Extract<Command, { type: "apply" }>["actions"]) => ({
    type: "apply" as const,
    name: "Close",
    actions,
  })
  const all = apply(
    { type: "send", text: "Thank you" },
    { type: "label", add: [labels.vip], remove: [] },
    { type: "resolve" },
  )

  test("are one after the other, each upon what the one before has made", () => {
    expect(outcome(open, "ines", all)).toBe("claimed+message+labelled+resolved+applied")
    expect(perform(open, "ines", all).entries.at(-1)?.body).toEqual({ type: "applied", name: "Close", entries: 4 })
    expect(outcome(claimed, "ines", apply({ type: "claim" }, { type: "resolve" }))).toBe("resolved+applied")
    expect(outcome(open, "ines", apply({ type: "resolve" }, { type: "send", text: "Hi" }))).toBe("already_resolved")
  })

  test("are nothing when one of them is refused, or when there is nothing to do", () => {
    const last = apply({ type: "prioritize", priority: "high" }, { type: "label", add: [id(999)], remove: [] })
    expect(outcome(open, "ines", last)).toBe("unknown_label")
    expect(perform(open, "ines", last)).toBe(open)
    expect(outcome(claimed, "tom", all)).toBe("already_claimed")
    expect(outcome(claimed, "ines", apply({ type: "claim" }))).toBe("already_yours")
    const written = perform(claimed, "lena", { type: "send", text: "Never mind" })
    expect(outcome(written, "ines", { ...all, seen: 4 })).toBe("stale")
  })
})

describe("what was said is corrected", () => {
  const said = perform(claimed, "ines", { type: "send", text: "It costs 10" })
  const noted = perform(said, "tom", { type: "note", text: "Wrong" })
  const at = (text: string) => {
    const found = noted.entries.find(({ body }) => "text" in body && body.text === text)
    if (!found) throw new Error("Nobody has said that")
    return found.id
  }
  const edit = (entryId: string): Command => ({ type: "edit", entryId, text: "It costs 12" })
  const takeBack = (entryId: string): Command => ({ type: "delete", entryId })

  test.each<[Name, string, string, string]>([
    ["ines", "It costs 10", "edited", "deleted"],
    ["tom", "It costs 10", "forbidden", "forbidden"],
    ["ada", "It costs 10", "forbidden", "deleted"],
    ["tom", "Wrong", "edited", "deleted"],
    ["ines", "Wrong", "forbidden", "forbidden"],
    ["ada", "Hello", "forbidden", "deleted"],
    ["lena", "Hello", "forbidden", "forbidden"],
  ])("%s: %s is %s and %s", (name, text, edited, deleted) => {
    expect([outcome(noted, name, edit(at(text))), outcome(noted, name, takeBack(at(text)))]).toEqual([edited, deleted])
  })

  test("only what was said, here, and is still there", () => {
    const claim = noted.entries.find(({ body }) => body.type === "claimed")?.id ?? ""
    for (const entryId of [claim, id(999)])
      expect([outcome(noted, "ines", edit(entryId)), outcome(noted, "ines", takeBack(entryId))]).toEqual([
        "not_found",
        "not_found",
      ])
    const elsewhere = { named: { ...noted.entries[0], conversationId: id(901) } as Entry }
    expect(outcome(noted, "ines", edit(id(999)), elsewhere)).toBe("not_found")
    const gone = perform(noted, "ines", takeBack(at("It costs 10")))
    expect([outcome(gone, "ines", edit(at("It costs 10"))), outcome(gone, "ada", takeBack(at("It costs 10")))]).toEqual(
      ["gone", "gone"],
    )
  })

  test("the preview follows, and a correction of a note is the team's", () => {
    const edited = perform(noted, "ines", edit(at("It costs 10")))
    expect(edited.conversation?.preview).toMatchObject({ text: "It costs 12" })
    expect(edited.entries.at(-1)?.position).toBe(edited.conversation?.lastPosition)
    expect(perform(edited, "ines", takeBack(at("It costs 10"))).conversation?.preview).toMatchObject({ text: "" })
    expect(perform(noted, "tom", edit(at("Wrong"))).entries.at(-1)?.position).toBe(null)
  })
})

describe("a message that is sent later", () => {
  const planned = perform(claimed, "ines", { type: "schedule", at: 90_000, text: "Still there?" })
  const scheduledId = workOf(planned.conversation ?? {}).scheduled[0]?.id ?? ""

  test("is taken back by its author, by who has the conversation, and by admins", () => {
    const unschedule: Command = { type: "unschedule", scheduledId }
    expect(outcome(planned, "ines", unschedule)).toBe("unscheduled")
    expect(outcome(planned, "tom", unschedule)).toBe("forbidden")
    expect(outcome(planned, "ada", unschedule)).toBe("unscheduled")
    expect(outcome(perform(planned, "ines", toTom), "tom", unschedule)).toBe("unscheduled")
    expect(outcome(claimed, "ines", unschedule)).toBe("not_scheduled")
  })

  test("is not sent after what its author has not seen, nor into what is over", () => {
    const answered = perform(planned, "lena", { type: "send", text: "I am" })
    expect(answered.entries.slice(-2).map(({ body }) => body)).toMatchObject([
      { type: "unscheduled", scheduledId, cause: "reply" },
      { type: "message" },
    ])
    expect(workOf(answered.conversation ?? {}).scheduled).toEqual([])
    expect(outcome(planned, "ines", { type: "resolve" })).toBe("unscheduled+resolved")
  })

  test("is one of a few", () => {
    let many = claimed
    for (let n = 0; n < limits.scheduledPerConversationMax; n += 1)
      many = perform(many, "ines", { type: "schedule", at: 90_000 + n, text: "Hi" })
    expect(outcome(many, "ines", { type: "schedule", at: 90_000, text: "Hi" })).toBe("limit_reached")
  })
})

test("who was asked for by name is no longer when they write, or decide what becomes of it", () => {
  const asked = perform(open, "ines", { type: "note", text: "Tom?", mentions: [people.tom.userId, people.ada.userId] })
  expect(workOf(asked.conversation ?? {}).mentioned).toEqual([people.tom.userId, people.ada.userId])
  const came = perform(asked, "tom", { type: "note", text: "Here" })
  expect(workOf(came.conversation ?? {}).mentioned).toEqual([people.ada.userId])
  const after = (command: Command) => workOf(perform(asked, "tom", command).conversation ?? {}).mentioned
  expect(after({ type: "prioritize", priority: "high" })).toEqual([people.tom.userId, people.ada.userId])
  for (const command of [{ type: "claim" }, { type: "resolve" }, toTom] as const)
    expect(after(command)).toEqual([people.ada.userId])
})

test("a wait begins with the first unanswered word and ends with a person's", () => {
  const since = ({ conversation }: History) => workOf(conversation ?? {}).waitingSince
  expect([since(open), since(waiting), since(claimed)]).toEqual([null, 3_000, 3_000])
  const answered = perform(claimed, "ines", { type: "send", text: "Here" })
  const asked = perform(perform(answered, "lena", { type: "send", text: "And?" }), "lena", {
    type: "send",
    text: "Well?",
  })
  expect([since(answered), since(asked), since(resolved)]).toEqual([null, 6_000, null])
  // Whoever has had an answer and is handed back waits from then on.
  expect(since(perform(answered, "ines", { type: "release", to: "queue" }))).toBe(6_000)
  expect(since(perform(asked, "ines", { type: "release", to: "queue" }))).toBe(6_000)
})

test("what the assistant was stopped in is no answer: whoever takes over from it owes one", () => {
  const answer = (end: AnswerEnd) =>
    told(open, [
      {
        author: { kind: "assistant", id: null, name: "Skye" },
        body: { type: "answer", text: "I", end, found: true, citations: [], replaces: null },
      },
    ])
  const owed = (end: AnswerEnd) => {
    const { conversation } = perform(answer(end), "ines", { type: "claim" })
    if (!conversation) throw new Error("She has claimed it")
    const closes = nextDue(conversation, { autoCloseHours: 1, unattendedMinutes: null }) !== null
    return { waits: workOf(conversation).waitingSince !== null, closes }
  }
  expect(owed("done")).toEqual({ waits: false, closes: true })
  expect(owed("superseded")).toEqual({ waits: true, closes: false })
  expect(owed("failed")).toEqual({ waits: true, closes: false })
})

describe("two conversations of one customer become one", () => {
  const other = (history: History, name: "lena" | "mats" = "lena"): Conversation => {
    if (!history.conversation) throw new Error("There is no conversation")
    const customer = { ...history.conversation.customer, id: people[name].userId }
    return { ...history.conversation, id: id(900), customer }
  }
  const merge: Command = { type: "merge", into: id(900) }
  const merging = (from: History, into: Conversation | null, name: Name = "ines") =>
    step(from.conversation, merge, { viewer: people[name], known: { other: into } })
  const carried = (from: History, into: History) => {
    const done = merging(from, other(into))
    return done.ok ? done.elsewhere?.drafts.map(({ body }) => body) : done.refusal.code
  }

  test("one ends where it stands, and the other is told where it came from", () => {
    const done = merging(open, other(waiting))
    expect(done).toMatchObject({
      ok: true,
      drafts: [{ body: { type: "merged", into: id(900) }, author: { name: "Ines" } }],
      elsewhere: { conversationId: id(900), drafts: [{ body: { type: "absorbed", from: conversationId } }] },
    })
    expect(merged.conversation).toMatchObject({ mergedInto: id(900), state: { status: "resolved" } })
  })

  test("the wait goes along, and the person, unless there is one already", () => {
    const since = { type: "absorbed", from: conversationId, waitingSince: 3_000 }
    const escalated = { type: "escalated", reason: "Charged twice", cause: "person" }
    const assigned = { type: "assigned", agent: { id: people.ines.userId, name: "Ines" }, cause: "person" }
    expect(carried(waiting, open)).toEqual([escalated, since])
    expect(carried(claimed, open)).toEqual([assigned, since])
    expect(carried(claimed, waiting)).toEqual([assigned, since])
    for (const into of [waiting, claimed]) expect(carried(waiting, into)).toEqual([since])
    expect(carried(resolved, open)).toEqual([{ type: "absorbed", from: conversationId }])
  })

  test("that nobody came to the one that ends is no word of the other", () => {
    const unattended = told(waiting, [
      { author: { kind: "system", id: null, name: "Parley" }, body: { type: "unattended" } },
    ])
    expect(unattended.conversation?.state).toMatchObject({ escalation: { unattendedAt: expect.any(Number) } })
    const since = { type: "absorbed", from: conversationId, waitingSince: 3_000 }
    expect(carried(unattended, open)).toEqual([{ type: "escalated", reason: "Charged twice", cause: "person" }, since])
  })

  test("what was promised goes along", () => {
    const promised = { first: { since: 1, amberAt: 2, due: 3, isBreached: false } }
    const from = waiting.conversation
    if (!from) throw new Error("Somebody waits in it")
    const running = { ...from, work: { ...workOf(from), clocks: promised } }
    expect(carried({ ...waiting, conversation: running }, waiting)).toEqual([
      { type: "absorbed", from: conversationId, waitingSince: 3_000, promised },
    ])
  })

  test("who has waited longer there has waited longer here", () => {
    const later = told(waiting, [
      {
        author: { kind: "staff", id: people.ines.userId, name: "Ines" },
        body: { type: "absorbed", from: id(900), waitingSince: 1_500 },
      },
    ])
    expect(workOf(later.conversation ?? {}).waitingSince).toBe(1_500)
  })

  test("of another customer, with itself, into what is over or somebody else's to decide about, it is refused", () => {
    const code = (done: ReturnType<typeof merging>) => (done.ok ? "done" : done.refusal.code)
    expect(code(merging(open, other(waiting, "mats")))).toBe("other_customer")
    expect(code(merging(open, null))).toBe("not_found")
    expect(code(merging(open, open.conversation))).toBe("bad_request")
    expect(code(merging(open, other(resolved)))).toBe("already_resolved")
    expect(code(merging(open, other(merged)))).toBe("merged")
    expect(code(merging(claimed, other(open), "tom"))).toBe("already_claimed")
    expect(code(merging(claimed, other(open), "ada"))).toBe("done")
    expect(code(merging(merged, other(open)))).toBe("merged")
  })

  test("what was to be said later in the one that ends is not said", () => {
    const planned = perform(claimed, "ines", { type: "schedule", at: 90_000, text: "Still there?" })
    const done = merging(planned, other(open))
    expect(done.ok && done.drafts.map(({ body }) => body.type)).toEqual(["unscheduled", "merged"])
  })
})
