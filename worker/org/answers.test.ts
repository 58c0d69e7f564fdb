import { runInDurableObject } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { type AssistantSettings, assistantDefaults } from "../../protocol/assistant.ts"
import type { Command } from "../../protocol/command.ts"
import { type DownFrame, parseFrames } from "../../protocol/down.ts"
import type { EntryBody } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
import type { Viewer } from "../../protocol/person.ts"
import { costOfAnswer } from "../assistant/cost.ts"
import type { Finish, Job, Piece } from "../assistant/job.ts"
import { farewell } from "./answers/hand-over.ts"
import { configure } from "./configure.ts"
import { createCore } from "./core.ts"
import { noCourier } from "./couriers.ts"
import { durableSql } from "./durable-sql.ts"
import type { Session } from "./session.ts"
import type { Socket } from "./sockets.ts"
import { agent, customer } from "./test/scene.ts"

type Settings = Partial<AssistantSettings>
type Desk = ReturnType<typeof deskIn>

/** An organization over real storage whose assistant's turns, sockets and clock are in the test's hands. */
function deskIn(storage: DurableObjectStorage) {
  const lena = customer("Lena")
  const ines = agent("Ines")
  const conversationId = crypto.randomUUID()
  const organizationId = crypto.randomUUID()
  const begun: Job[] = []
  const cancelled: string[] = []
  let now = Date.UTC(2026, 10, 1)
  const pages = { lena: page(lena, conversationId), ines: page(ines, conversationId) }
  const start = () =>
    createCore({
      organizationId,
      sql: durableSql(storage),
      clock: { now: () => now, newId: () => crypto.randomUUID() },
      alarm: { wakeBy: () => {} },
      sockets: {
        all: () => [pages.lena.socket, pages.ines.socket],
        staff: () => [pages.ines.socket],
        of: id => (id === lena.userId ? [pages.lena.socket] : [pages.ines.socket]),
      },
      soon: () => {},
      courier: noCourier,
      turns: { begin: job => void begun.push(job), cancel: ({ answerId }) => void cancelled.push(answerId) },
      report: error => {
        throw error
      },
    })
  let core = start()
  return {
    begun,
    cancelled,
    pages,
    core: () => core,
    /** Memory is lost; what is stored is not. */
    crash: () => {
      core = start()
    },
    pass: (ms: number) => {
      now += ms
      core.answers.check()
    },
    turnOn: (settings: Settings = {}) =>
      core.assistant.configure({
        region: "auto",
        settings: { ...assistantDefaults, on: true, name: "Nora", ...settings },
      }),
    does: (who: "lena" | "ines", command: Command) =>
      core.commands.execute(who === "lena" ? lena : ines, { id: crypto.randomUUID(), conversationId, command }),
    bodies: (): EntryBody[] => core.stream.after(0, 1_000).map(({ body }) => body),
    job: (): Job => {
      const job = begun.at(-1)
      if (!job) throw new Error("No answer was asked for")
      return job
    },
  }
}

/** What a page with the conversation on screen hears. */
function page(viewer: Viewer, conversationId: string) {
  const heard: DownFrame[] = []
  const session: Session = {
    viewer,
    sessionId: "s",
    expiresAt: Number.MAX_SAFE_INTEGER,
    openedAt: 0,
    strikes: 0,
    watching: conversationId,
    reader: { state: "live" },
  }
  const socket: Socket = {
    session,
    update: changes => void Object.assign(session, changes),
    send: text => void heard.push(...parseFrames(text)),
    close: () => {},
    lastHeardAt: () => 0,
    framesSent: 0,
    framesAcknowledged: 0,
  }
  const drafts = () => heard.filter(frame => frame.type === "draft")
  return {
    socket,
    heard,
    drafts,
    written: () =>
      drafts()
        .map(({ text }) => text)
        .join(""),
  }
}

async function atDesk(work: (desk: Desk) => void): Promise<void> {
  const stub = env.ORGANIZATION.get(env.ORGANIZATION.idFromName(crypto.randomUUID()))
  await runInDurableObject(stub, (_organization, { storage }) => work(deskIn(storage)))
}

const pieceOf = ({ conversationId, answerId, turn, attempt }: Job, offset: number, text: string): Piece => ({
  conversationId,
  answerId,
  turn,
  attempt,
  offset,
  text,
})
const finishOf = (job: Job, text: string, change: Partial<Finish["result"]> = {}): Finish => {
  const { conversationId, answerId, turn, attempt } = job
  const trace = { model: "m", tools: [], sources: [], tokens: 40 }
  const result = { text, end: "done" as const, found: true, citations: [], trace, handOver: null, ...change }
  return { conversationId, answerId, turn, attempt, result }
}
const ask: Command = { type: "start", text: "When do you open?" }
const taken = { taken: true, pauseMs: limits.draftEveryMs }
const over = { taken: false, because: "over" }

test("while the assistant is off nobody is asked and nothing is written", () =>
  atDesk(({ does, begun, bodies, turnOn }) => {
    does("lena", ask)
    expect([begun.length, bodies().map(({ type }) => type)]).toEqual([0, ["opened", "message"]])
    turnOn()
    does("lena", { type: "send", text: "Hello?" })
    expect(begun).toHaveLength(1)
  }))

test("turned off in the middle of an answer, it is silent at once, and who was waiting for it gets a person", () =>
  atDesk(({ turnOn, does, begun, job, core, pages, bodies, cancelled }) => {
    turnOn()
    does("lena", ask)
    const first = job()
    core().answers.take(pieceOf(first, 0, "At ni"))
    const settings = { ...assistantDefaults, on: false, name: "Nora" }
    expect(configure(core(), { region: "auto", settings })).toMatchObject({ ok: true, value: { parts: ["on"] } })
    expect(bodies().slice(2)).toMatchObject([
      { type: "answer", text: "At ni", end: "superseded" },
      { type: "answer", text: farewell, end: "done" },
      {
        type: "escalated",
        cause: "rule",
        reason: "The assistant has been turned off",
        summary: expect.stringContaining("When do you open?"),
      },
    ])
    expect(pages.lena.heard.at(-1)).toEqual({ type: "assistant", assistant: null })
    expect(core().answers.take(pieceOf(first, 5, "ne."))).toEqual(over)
    expect(core().answers.finish(finishOf(first, "At nine."))).toEqual({ taken: false })
    does("lena", { type: "cancel" })
    expect([cancelled, begun.length, bodies().length]).toEqual([[first.answerId], 1, 6])
  }))

test("settings that are changed while it stays on let an answer go on", () =>
  atDesk(({ turnOn, does, job, core, bodies }) => {
    turnOn()
    does("lena", ask)
    configure(core(), { region: "auto", settings: { ...assistantDefaults, on: true, tone: "formal" } })
    expect(core().answers.finish(finishOf(job(), "At nine."))).toEqual({ taken: true })
    expect(bodies().at(-1)).toMatchObject({ type: "answer", text: "At nine.", end: "done" })
  }))

test("an answer appears piece by piece for everybody who looks, and ends in one entry under its own id", () =>
  atDesk(({ turnOn, does, job, core, pages, bodies }) => {
    turnOn()
    does("lena", ask)
    expect(job()).toMatchObject({
      question: "When do you open?",
      transcript: [{ role: "customer" }],
      turn: 0,
      instead: null,
    })
    expect(core().answers.take(pieceOf(job(), 0, "At "))).toEqual(taken)
    expect(core().answers.take(pieceOf(job(), 3, "nine."))).toEqual(taken)
    for (const { written } of [pages.lena, pages.ines]) expect(written()).toBe("At nine.")
    expect(pages.lena.drafts()[0]).toMatchObject({ answerId: job().answerId, offset: 0, text: "", name: "Nora" })
    expect(core().answers.finish(finishOf(job(), "At nine."))).toEqual({ taken: true })
    expect(core().answers.finish(finishOf(job(), "At nine."))).toEqual({ taken: false })
    const answer = core().stream.find(job().answerId)
    expect(answer).toMatchObject({
      author: { kind: "assistant", id: null, name: "Nora" },
      position: 3,
      body: { text: "At nine.", end: "done" },
    })
    expect(bodies().filter(({ type }) => type === "answer")).toHaveLength(1)
    expect(core().answers.take(pieceOf(job(), 8, " Or ten."))).toEqual(over)
  }))

test("a piece that comes twice is taken once, one that does not fit is asked for again, a new attempt begins anew", () =>
  atDesk(({ turnOn, does, job, core, pages }) => {
    turnOn()
    does("lena", ask)
    const { take, soFar } = core().answers
    const say = (offset: number, text: string, attempt = 0) =>
      take.call(core().answers, { ...pieceOf(job(), offset, text), attempt })
    say(0, "At ")
    say(0, "At nine")
    expect(pages.lena.written()).toBe("At nine")
    expect(say(12, "!")).toEqual({ taken: false, because: "gap", length: 7 })
    expect(say(3, "ten", 1)).toEqual({ taken: false, because: "gap", length: 0 })
    say(0, "We open", 1)
    expect(soFar.call(core().answers, job().conversationId)).toMatchObject({ attempt: 1, offset: 0, text: "We open" })
    expect(say(7, " now", 0)).toEqual(over)
    expect(say(0, "", 2)).toEqual(taken)
    expect(soFar.call(core().answers, job().conversationId)).toMatchObject({ attempt: 1, text: "We open" })
    say(0, "Open", 2)
    expect(soFar.call(core().answers, job().conversationId)).toMatchObject({ attempt: 2, text: "Open" })
  }))

test.each<[string, "lena" | "ines", Command, string, string]>([
  ["a person takes over", "ines", { type: "claim" }, "superseded", "claimed"],
  ["the customer asks for a person", "lena", { type: "escalate", reason: "Please" }, "superseded", "escalated"],
  ["the customer writes on", "lena", { type: "send", text: "And on Sunday?" }, "superseded", "message"],
  ["it is resolved", "ines", { type: "resolve" }, "superseded", "resolved"],
])(
  "%s: the answer ends where it stands, in the same step, and nothing more of it is accepted",
  (_when, who, command, end, then) =>
    atDesk(({ turnOn, does, job, core, bodies, cancelled }) => {
      turnOn()
      does("lena", ask)
      const first = job()
      core().answers.take(pieceOf(first, 0, "At ni"))
      does(who, command)
      expect(bodies().slice(2, 4)).toMatchObject([{ type: "answer", text: "At ni", end }, { type: then }])
      expect(core().answers.take(pieceOf(first, 5, "ne."))).toEqual(over)
      expect(core().answers.finish(finishOf(first, "At nine."))).toEqual({ taken: false })
      expect([cancelled, bodies().filter(body => body.type === "answer").length]).toEqual([[first.answerId], 1])
    }),
)

test("the customer stops it, by its name only", () =>
  atDesk(({ turnOn, does, job, core, bodies }) => {
    turnOn()
    does("lena", ask)
    core().answers.take(pieceOf(job(), 0, "Well"))
    expect(does("lena", { type: "stop", answerId: crypto.randomUUID() })).toMatchObject({
      refusal: { code: "not_answering" },
    })
    does("lena", { type: "stop", answerId: job().answerId })
    expect(bodies().slice(2)).toMatchObject([{ text: "Well", end: "stopped" }, { type: "stopped" }])
    expect(does("lena", { type: "stop", answerId: job().answerId })).toMatchObject({
      refusal: { code: "not_answering" },
    })
  }))

test("what had been seen survives the loss of memory, and the turn sends what is missing", () =>
  atDesk(({ turnOn, does, job, core, pass, crash, begun }) => {
    turnOn()
    does("lena", ask)
    core().answers.take(pieceOf(job(), 0, "We open "))
    pass(limits.draftKeepMs)
    core().answers.take(pieceOf(job(), 8, "at nine"))
    core().answers.take(pieceOf(job(), 15, " or te"))
    crash()
    expect(begun.map(({ answerId }) => answerId)).toEqual([job().answerId, job().answerId])
    expect(core().answers.take(pieceOf(job(), 21, "n."))).toEqual({ taken: false, because: "gap", length: 15 })
    expect(core().answers.soFar(job().conversationId)).toMatchObject({ text: "We open at nine" })
  }))

test("a turn of which nothing is heard is begun again, and given up in time with a person", () =>
  atDesk(({ turnOn, does, job, pass, begun, bodies, core }) => {
    turnOn()
    does("lena", ask)
    pass(limits.turnHeartbeatMs)
    expect(begun).toHaveLength(2)
    core().answers.take(pieceOf(job(), 0, ""))
    pass(limits.assistantPatienceMs - 1)
    expect(core().answers.writing(job().conversationId)).not.toBeNull()
    pass(1)
    expect(bodies().slice(2)).toMatchObject([
      { type: "answer", end: "failed", text: "" },
      { type: "escalated", cause: "failure" },
    ])
  }))

test("a turn of which nothing is heard is given up, although memory is lost again and again while it is waited for", () =>
  atDesk(({ turnOn, does, job, pass, crash, bodies, core }) => {
    turnOn()
    does("lena", ask)
    const starts = (times: number) => {
      for (let start = 0; start < times; start += 1) {
        pass(limits.turnHeartbeatMs - 1)
        crash()
      }
    }
    starts(limits.turnAsksMax - 1)
    expect(core().answers.take(pieceOf(job(), 0, ""))).toEqual(taken)
    starts(limits.turnAsksMax)
    expect(core().answers.writing(job().conversationId)).not.toBeNull()
    starts(1)
    expect(bodies().slice(2)).toMatchObject([
      { type: "answer", end: "failed", text: "" },
      { type: "escalated", cause: "failure" },
    ])
  }))

test("who asks for a person in words, is upset, or was not helped, gets one at once, with what was asked and tried", () =>
  atDesk(({ turnOn, does, job, core, bodies, pages }) => {
    turnOn()
    does("lena", ask)
    const citations = [{ number: 1, title: "Opening hours", url: null }]
    core().answers.finish(finishOf(job(), "At nine [1].", { citations }))
    does("lena", { type: "send", text: "Let me talk to a REAL  person, please" })
    const escalated = bodies().at(-1)
    expect(escalated).toMatchObject({
      type: "escalated",
      cause: "words",
      summary: expect.stringContaining("“Opening hours”"),
    })
    expect(bodies().at(-2)).toMatchObject({ type: "answer", end: "done" })
    expect(JSON.stringify(pages.lena.heard)).not.toContain("summary")
    expect(JSON.stringify(pages.ines.heard)).toContain("summary")
    does("lena", { type: "cancel" })
    does("lena", { type: "send", text: "This is ridiculous." })
    expect(bodies().at(-1)).toMatchObject({ type: "escalated", cause: "rule" })
  }))

test("answers that do not help add up to a person", () =>
  atDesk(({ turnOn, does, job, core, bodies }) => {
    turnOn()
    does("lena", ask)
    core().answers.finish(finishOf(job(), "Hm."))
    does("lena", { type: "rate", answerId: job().answerId, rating: "down", reason: "Wrong" })
    expect(bodies().at(-1)).toMatchObject({ type: "rated" })
    const first = job().answerId
    does("lena", { type: "regenerate", answerId: first })
    expect(bodies().slice(-2)).toMatchObject([
      { type: "answer" },
      { type: "escalated", cause: "rule", reason: "The assistant's answers have not helped" },
    ])
  }))

test("whoever judges old answers while the next is being written gets a person, and that one ends, too", () =>
  atDesk(({ turnOn, does, job, core, bodies }) => {
    turnOn({ handOver: { ...assistantDefaults.handOver, afterMisses: 1 } })
    does("lena", ask)
    core().answers.finish(finishOf(job(), "At nine."))
    const first = job().answerId
    does("lena", { type: "send", text: "And on Sunday?" })
    core().answers.take(pieceOf(job(), 0, "Clo"))
    does("lena", { type: "rate", answerId: first, rating: "down", reason: null })
    expect(bodies().slice(-3)).toMatchObject([
      { text: "Clo", end: "superseded" },
      { type: "answer" },
      { type: "escalated" },
    ])
    expect(core().answers.take(pieceOf(job(), 3, "sed"))).toEqual(over)
  }))

test("an answer that is asked for again says what it replaces, and the model is told", () =>
  atDesk(({ turnOn, does, job, core }) => {
    turnOn()
    does("lena", ask)
    core().answers.finish(finishOf(job(), "At nine."))
    const first = job().answerId
    does("lena", { type: "regenerate", answerId: first })
    expect(job()).toMatchObject({
      instead: "At nine.",
      question: "When do you open?",
      transcript: [{ role: "customer" }],
    })
    core().answers.finish(finishOf(job(), "Nine."))
    expect(core().stream.find(job().answerId)?.body).toMatchObject({ replaces: first })
  }))

test("while a person is waited for, or has come, the assistant keeps quiet; a release hands back", () =>
  atDesk(({ turnOn, does, begun, job }) => {
    turnOn()
    does("lena", ask)
    does("lena", { type: "escalate", reason: "Please" })
    does("lena", { type: "send", text: "Still there?" })
    does("ines", { type: "claim" })
    does("lena", { type: "send", text: "Hello?" })
    expect(begun).toHaveLength(1)
    does("ines", { type: "release", to: "assistant" })
    expect(begun).toHaveLength(2)
    expect(job()).toMatchObject({ turn: 1, question: "When do you open?\nStill there?\nHello?" })
  }))

test("who no longer wants to wait for a person is answered what has not been answered yet", () =>
  atDesk(({ turnOn, does, begun, job, core }) => {
    turnOn()
    does("lena", ask)
    core().answers.take(pieceOf(job(), 0, "At ni"))
    does("lena", { type: "escalate", reason: "Please" })
    does("lena", { type: "send", text: "Still there?" })
    expect(begun).toHaveLength(1)
    does("lena", { type: "cancel" })
    expect(begun).toHaveLength(2)
    expect(job()).toMatchObject({ question: "Still there?", transcript: [{}, { text: "At ni" }, {}] })
  }))

test("a question that was handed over, or whose answer was stopped, is no part of the next one", () =>
  atDesk(({ turnOn, does, begun, job, core }) => {
    turnOn()
    does("lena", ask)
    const handOver = { reason: "Nobody has written that down", summary: null, cause: "model" as const }
    core().answers.finish(finishOf(job(), "", { found: false, handOver }))
    does("lena", { type: "cancel" })
    expect(begun).toHaveLength(1)
    does("lena", { type: "send", text: "What is a ticket?" })
    expect(job().question).toBe("What is a ticket?")
    does("lena", { type: "stop", answerId: job().answerId })
    does("lena", { type: "send", text: "And for dogs?" })
    expect(job()).toMatchObject({
      question: "And for dogs?",
      transcript: [
        { role: "customer", text: "When do you open?" },
        { role: "assistant" },
        { role: "customer", text: "What is a ticket?" },
        { role: "assistant" },
        { role: "customer", text: "And for dogs?" },
      ],
    })
  }))

test("an answer that was cut off by the request is begun anew when it is cancelled, and one that is whole is not", () =>
  atDesk(({ turnOn, does, begun, job, core }) => {
    turnOn()
    does("lena", ask)
    core().answers.take(pieceOf(job(), 0, "At ni"))
    does("lena", { type: "escalate", reason: "Please" })
    does("lena", { type: "cancel" })
    expect(begun).toHaveLength(2)
    expect(job()).toMatchObject({
      question: "When do you open?",
      transcript: [{ role: "customer", text: "When do you open?" }],
      instead: null,
    })
    core().answers.finish(finishOf(job(), "At nine."))
    does("lena", { type: "escalate", reason: "Please" })
    does("lena", { type: "cancel" })
    expect(begun).toHaveLength(2)
    does("lena", { type: "send", text: "A real person, please" })
    does("lena", { type: "cancel" })
    expect(begun).toHaveLength(2)
  }))

test("however much was said in answers that were cut off, the model is asked the question", () =>
  atDesk(({ turnOn, does, job, core }) => {
    turnOn()
    does("lena", ask)
    for (const text of ["a", "b"]) {
      core().answers.take(pieceOf(job(), 0, text.repeat(limits.answerCharactersMax)))
      does("lena", { type: "escalate", reason: "Please" })
      does("lena", { type: "cancel" })
    }
    expect(job().transcript).toEqual([{ role: "customer", text: "When do you open?" }])
  }))

test("what the customer has stopped is not begun anew when they no longer wait for a person", () =>
  atDesk(({ turnOn, does, begun, job }) => {
    turnOn()
    does("lena", ask)
    does("lena", { type: "stop", answerId: job().answerId })
    does("lena", { type: "escalate", reason: "Please" })
    does("lena", { type: "cancel" })
    expect(begun).toHaveLength(1)
  }))

test("what is spent is counted, and a person answers as soon as what is left does not pay an answer", () =>
  atDesk(({ turnOn, does, job, core, bodies, begun }) => {
    turnOn({ caps: { organizationTokensPerMonth: 7_000, conversationTokens: 100_000 } })
    does("lena", ask)
    expect(job().tokensMax).toBe(7_000)
    core().answers.finish(finishOf(job(), "At nine."))
    expect(core().assistant.spent()).toEqual({ month: "2026-11", tokens: 40 })
    does("lena", { type: "send", text: "And on Sunday?" })
    expect(job().tokensMax).toBe(6_960)
    core().answers.take({ ...pieceOf(job(), 0, "Closed"), tokens: 2_000 })
    does("lena", { type: "stop", answerId: job().answerId })
    expect(core().assistant.spent().tokens).toBe(2_040)
    does("lena", { type: "send", text: "And on Monday?" })
    expect(begun).toHaveLength(2)
    expect(bodies().at(-1)).toMatchObject({ type: "escalated", cause: "rule" })
  }))

test.each(["organizationTokensPerMonth", "conversationTokens"] as const)(
  "an answer begins when %s pays the least that it takes, and not with a token less",
  cap =>
    atDesk(({ turnOn, does, job, core, bodies, begun }) => {
      turnOn()
      does("lena", ask)
      const { least } = costOfAnswer(job())
      does("lena", { type: "stop", answerId: job().answerId })
      const again = (tokens: number) => {
        turnOn({ caps: { organizationTokensPerMonth: 5_000_000, conversationTokens: 5_000_000, [cap]: tokens } })
        const conversationId = crypto.randomUUID()
        core().commands.execute(customer("Mats"), { id: crypto.randomUUID(), conversationId, command: ask })
      }
      again(least)
      expect(job().tokensMax).toBe(least)
      core().answers.finish(finishOf(job(), "At nine."))
      const asked = begun.length
      again(least - 1 + (cap === "conversationTokens" ? 0 : core().assistant.spent().tokens))
      expect(begun).toHaveLength(asked)
      expect(bodies().at(-1)).toMatchObject({
        type: "escalated",
        reason: "The assistant cannot answer at the moment",
        summary: expect.stringMatching(/^Too little is left of what the assistant may spend.*\nAsked: /),
      })
    }),
)

test("an answer is promised what it can use and no more, so that many are written at once and the cap holds", () =>
  atDesk(({ turnOn, does, job, core, bodies }) => {
    turnOn()
    does("lena", ask)
    const { least, most } = costOfAnswer(job())
    expect(job().tokensMax).toBe(most)
    expect(least).toBeLessThan(6_000)
    expect(most).toBeLessThan(13_000)
    expect(core().answers.promised()).toBe(most)
    const cap = 2 * most + least
    turnOn({ caps: { organizationTokensPerMonth: cap, conversationTokens: 100_000 } })
    const other = () =>
      core().commands.execute(customer("Mats"), {
        id: crypto.randomUUID(),
        conversationId: crypto.randomUUID(),
        command: ask,
      })
    other()
    other()
    expect(job().tokensMax).toBe(least)
    expect(core().answers.promised()).toBe(cap)
    other()
    expect(bodies().at(-1)).toMatchObject({ type: "escalated", cause: "rule" })
    // What is spent while it is written is not free for others either.
    for (const tokens of [30, least]) core().answers.take({ ...pieceOf(job(), 0, "At"), tokens })
    expect(core().answers.promised()).toBe(cap)
    other()
    expect(bodies().at(-1)).toMatchObject({ type: "escalated", cause: "rule" })
    core().answers.finish(finishOf(job(), "At nine."))
    expect([core().answers.promised(), core().assistant.spent().tokens]).toEqual([2 * most, 40])
    // What is left of the cap is 40 short of an answer.
    other()
    expect(core().answers.promised()).toBe(2 * most)
    expect(bodies().at(-1)).toMatchObject({ type: "escalated", cause: "rule" })
  }))

test("the longer the talk, the more an answer is promised", () =>
  atDesk(({ turnOn, does, job }) => {
    turnOn()
    does("lena", ask)
    const first = job().tokensMax
    does("lena", { type: "send", text: "word ".repeat(1_000) })
    expect(job().tokensMax).toBeGreaterThan(first + 2_000)
    expect(job().tokensMax).toBeLessThanOrEqual(limits.answerTokensMax)
  }))

test("a failed answer ends with a person; sources and tools are for staff only", () =>
  atDesk(({ turnOn, does, job, core, pages, bodies }) => {
    turnOn()
    does("lena", ask)
    const trace = { model: "secret-model", tools: [], sources: [], tokens: 3 }
    core().answers.take({ ...pieceOf(job(), 0, "At"), trace })
    const handOver = { reason: "The assistant could not answer", summary: null, cause: "failure" as const }
    core().answers.finish(finishOf(job(), "At", { end: "failed", trace, handOver }))
    expect(bodies().slice(2)).toMatchObject([
      { end: "failed", text: "At" },
      { type: "escalated", cause: "failure" },
    ])
    expect(JSON.stringify(pages.ines.heard)).toContain("secret-model")
    expect(JSON.stringify(pages.lena.heard)).not.toContain("secret-model")
  }))

test("settings that another version has kept turn the assistant off and nothing else", () =>
  atDesk(({ core, crash, turnOn, does, begun, bodies }) => {
    turnOn()
    core().meta.setAssistant(JSON.stringify({ settings: { on: true, mood: "sunny" } }))
    core().meta.setSpent(JSON.stringify({ year: "2031" }))
    crash()
    expect(does("lena", ask).ok).toBe(true)
    expect(begun).toEqual([])
    expect(bodies().map(({ type }) => type)).toEqual(["opened", "message"])
    turnOn()
    does("lena", { type: "send", text: "And on Sundays?" })
    expect(begun).toHaveLength(1)
  }))
