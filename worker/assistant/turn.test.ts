import { expect, test } from "vitest"
import { limits } from "../../protocol/limits.ts"
import { ends, turnStage, words } from "./test/turn-stage.ts"

const citation = { number: 1, title: "Ferries", url: null }
const trace = { model: "scripted", tools: [], sources: [], tokens: 5 }
const handOver = { reason: "The assistant could not answer", summary: null, cause: "failure" }
const texts = ({ organization }: ReturnType<typeof turnStage>) => organization.pieces.map(({ text }) => text)

test("the first words go at once, the next ones together, no sooner than the organization likes", async () => {
  const stage = turnStage({ pauseMs: 60 })
  await stage.begin()
  expect(texts(stage)).toEqual([""])
  await stage.run().say(words("The"))
  expect(texts(stage)).toEqual(["", "The"])
  await stage.run().say(words(" ferry"), words(" runs"))
  await stage.pass(59)
  expect(texts(stage)).toEqual(["", "The"])
  await stage.pass(1)
  expect(stage.organization.pieces.map(({ offset, text }) => [offset, text])).toEqual([
    [0, ""],
    [0, "The"],
    [3, " ferry runs"],
  ])
})

test("while a call is on its way there is no second one", async () => {
  const stage = turnStage({ pauseMs: 0 })
  await stage.begin()
  stage.organization.state = "slow"
  await stage.run().say(words("The"))
  await stage.run().say(words(" ferry"))
  await stage.run().say(words(" runs"))
  expect(texts(stage)).toEqual([""])
  await stage.organization.answers()
  expect(texts(stage)).toEqual(["", "The"])
  await stage.organization.answers()
  expect(texts(stage)).toEqual(["", "The", " ferry runs"])
})

test("citations and trace go along when they are new, and not again", async () => {
  const stage = turnStage({ pauseMs: 0 })
  await stage.begin()
  await stage.run().say({ type: "trace", trace })
  await stage.run().say({ type: "citations", citations: [citation] })
  await stage.run().say(words("See [1]"))
  const shown = stage.organization.pieces.map(({ text, citations, trace }) => ({ text, citations, trace }))
  expect(shown.slice(1)).toEqual([
    { text: "", citations: undefined, trace },
    { text: "", citations: [citation], trace: undefined },
    { text: "See [1]", citations: undefined, trace: undefined },
  ])
})

test("every piece tells what has been spent, so that cutting an answer off is not free", async () => {
  const stage = turnStage({ pauseMs: 0 })
  await stage.begin()
  await stage.run().say({ type: "trace", trace })
  await stage.run().say(words("Eight of"))
  await stage.run().say(words(" a dozen"))
  await stage.run().say({ type: "trace", trace: { ...trace, tokens: 6 } })
  expect(stage.organization.pieces.map(({ tokens }) => tokens)).toEqual([0, 5, 8, 11, 6])
})

test("the end is told at once, whole and one time; what was said does not stay", async () => {
  const stage = turnStage()
  const { answerId, conversationId } = await stage.begin()
  await stage.run().say(words("The ferry"), words(" runs [1]."), { type: "citations", citations: [citation] }, ends())
  const result = { text: "The ferry runs [1].", end: "done", found: true, citations: [citation], handOver: null }
  const told = {
    conversationId,
    answerId,
    turn: 1,
    attempt: 1,
    result: { ...result, trace: { ...trace, model: "", tokens: 7 } },
  }
  expect(stage.organization.finishes).toEqual([told])
  expect(stage.kept()).not.toContain("ferry")
  expect(stage.pauses.size).toBe(0)
  await stage.pass(60_000)
  expect(stage.organization.finishes).toHaveLength(1)
})

test("begun again for the same answer, running or over, the model is asked once", async () => {
  const stage = turnStage()
  const job = await stage.begin()
  await stage.begin(job)
  await stage.run().say(words("Yes."), ends())
  await stage.begin(job)
  expect(stage.runs).toHaveLength(1)
  expect(stage.organization.finishes).toHaveLength(1)
})

test("after a crash the alarm begins a new attempt, which takes the place of what was said; nothing is spent for free", async () => {
  const stage = turnStage()
  await stage.begin()
  await stage.run().say(words("The ferry runs on"), { type: "trace", trace })
  await stage.pass(limits.turnHeartbeatMs)
  stage.crash()
  await stage.pass(limits.turnHeartbeatMs)
  await stage.run(2).say(words("Every hour."), ends())
  expect(stage.organization.finishes).toMatchObject([
    { attempt: 2, result: { text: "Every hour.", end: "done", trace: { tokens: 5 + 7 } } },
  ])
  expect(stage.run(2).job.tokensMax).toBe(10_000 - 5)
})

test("after a crash whose alarm was lost the organization's asking begins a new attempt", async () => {
  const stage = turnStage()
  const job = await stage.begin()
  stage.crash()
  await stage.begin(job)
  await stage.run(2).say(words("Yes."), ends())
  expect(stage.organization.finishes).toMatchObject([{ attempt: 2, result: { text: "Yes.", end: "done" } }])
})

test("an answer that crashes every time becomes a failure, and a person is asked", async () => {
  const stage = turnStage()
  await stage.begin()
  for (let crashes = 0; crashes < limits.turnAttemptsMax; crashes += 1) {
    stage.crash()
    await stage.pass(limits.turnHeartbeatMs)
  }
  expect(stage.runs).toHaveLength(limits.turnAttemptsMax)
  expect(stage.organization.finishes).toMatchObject([
    { attempt: limits.turnAttemptsMax, result: { text: "", end: "failed", handOver: { cause: "failure" } } },
  ])
})

test("a crash between the last word and the organization's answer does not ask the model again", async () => {
  const stage = turnStage()
  await stage.begin()
  stage.organization.state = "silent"
  await stage.run().say(words("Yes."), ends())
  stage.crash()
  stage.organization.state = "here"
  await stage.pass(limits.turnHeartbeatMs)
  expect(stage.runs).toHaveLength(1)
  expect(stage.organization.finishes).toMatchObject([{ result: { text: "Yes.", end: "done" } }])
})

test.each([0, 1, 2, 3, 4])(
  "taken over after %i words, the model is stopped at once and nothing more is told",
  async taken => {
    const stage = turnStage({ pauseMs: 0 })
    await stage.begin()
    for (let word = 0; word < taken; word += 1) await stage.run().say(words("word "))
    expect(stage.run().signal.aborted).toBe(false)
    stage.organization.state = "over"
    await stage.run().say(words("word "))
    expect(stage.run().signal.aborted).toBe(true)
    await stage.run().say(words("more "), ends())
    await stage.pass(60_000)
    expect(stage.organization.finishes).toEqual([])
    expect(texts(stage)).toEqual(["", ...Array(taken + 1).fill("word ")])
    expect(stage.pauses.size).toBe(0)
  },
)

test("an answer that was over before it began does not get as far as its first word", async () => {
  const stage = turnStage()
  stage.organization.state = "over"
  await stage.begin()
  expect(stage.run().signal.aborted).toBe(true)
  expect(stage.organization.pieces).toHaveLength(1)
})

test("an organization that lost its memory is told again from where it stands, with everything beside the text", async () => {
  const stage = turnStage({ pauseMs: 0 })
  await stage.begin()
  await stage.run().say({ type: "trace", trace }, words("The ferry "))
  stage.organization.forgets()
  await stage.run().say(words("runs."))
  expect(stage.organization).toMatchObject({ text: "The ferry runs.", attempt: 1 })
  expect(stage.organization.pieces.at(-1)).toMatchObject({
    offset: 0,
    text: "The ferry runs.",
    trace: { ...trace, tokens: 10 },
  })
})

test("while the organization restarts the text gathers, and comes whole when it is back", async () => {
  const stage = turnStage({ pauseMs: 0 })
  await stage.begin()
  stage.organization.state = "down"
  for (const word of ["The ", "ferry ", "runs."]) await stage.run().say(words(word))
  stage.organization.state = "here"
  await stage.pass(limits.turnRetryMs.max)
  expect(stage.organization.text).toBe("The ferry runs.")
  expect(texts(stage)).toEqual(["", "The ferry runs."])
})

test("a call that is never answered is made again", async () => {
  const stage = turnStage({ pauseMs: 0 })
  await stage.begin()
  stage.organization.state = "silent"
  await stage.run().say(words("Yes, "))
  stage.organization.state = "here"
  await stage.run().say(words("hourly."))
  expect(stage.organization.text).toBe("")
  await stage.pass(limits.turnCallMs + limits.turnRetryMs.first)
  expect(stage.organization.text).toBe("Yes, hourly.")
})

test("the end is told again and again, then by the alarm, and in the end only when the organization asks", async () => {
  const stage = turnStage()
  stage.organization.state = "down"
  const job = await stage.begin()
  await stage.run().say(words("Yes."), ends())
  await stage.pass(limits.turnMs + 2 * limits.turnHeartbeatMs)
  expect(stage.pauses.size).toBe(0)
  stage.organization.state = "here"
  await stage.pass(limits.turnMs)
  expect(stage.organization.finishes).toEqual([])
  await stage.begin(job)
  expect(stage.organization.finishes).toMatchObject([{ result: { text: "Yes.", end: "done" } }])
  expect(stage.runs).toHaveLength(1)
})

test("an end that could not be told is told again after a pause, and after a longer one", async () => {
  const stage = turnStage()
  await stage.begin()
  stage.organization.state = "down"
  await stage.run().say(words("Yes."), ends())
  const calls = [stage.organization.finishCalls]
  for (const ms of [limits.turnRetryMs.first, limits.turnRetryMs.first, limits.turnRetryMs.first]) {
    await stage.pass(ms)
    calls.push(stage.organization.finishCalls)
  }
  expect(calls).toEqual([1, 2, 2, 3])
})

test("a newer question ends the older answer; an older call that was overtaken changes nothing", async () => {
  const stage = turnStage()
  await stage.begin({ number: 5 })
  await stage.begin({ number: 6 })
  await stage.begin({ number: 4 })
  expect(stage.runs.map(({ job, signal }) => [job.number, signal.aborted])).toEqual([
    [5, true],
    [6, false],
  ])
  await stage.run(1).say(words("Old."), ends())
  await stage.run(2).say(words("New."), ends())
  expect(stage.organization.finishes.map(({ result }) => result.text)).toEqual(["New."])
})

test("a cancelled answer is left at once; another one is not", async () => {
  const stage = turnStage()
  const { answerId } = await stage.begin()
  stage.turn.cancel(crypto.randomUUID())
  expect(stage.run().signal.aborted).toBe(false)
  stage.turn.cancel(answerId)
  expect(stage.run().signal.aborted).toBe(true)
  await stage.run().say(words("Yes."), ends())
  await stage.pass(60_000)
  expect(stage.organization.finishes).toEqual([])
})

test("a model that thinks for long shows that it is there", async () => {
  const stage = turnStage()
  await stage.begin()
  await stage.pass(3 * limits.turnHeartbeatMs)
  expect(texts(stage)).toEqual(["", "", "", ""])
})

test("an answer that never ends is given to a person, with what was said, even if the model does not listen", async () => {
  const stage = turnStage()
  await stage.begin()
  await stage.run().say(words("Let me think"))
  await stage.pass(limits.turnMs)
  const trace = { tools: [{ tool: "answer", outcome: "failed", result: "The answer took too long." }] }
  expect(stage.organization.finishes).toMatchObject([
    { result: { text: "Let me think", end: "failed", handOver, trace } },
  ])
  expect(stage.run().signal.aborted).toBe(true)
})

test("why the model failed is for staff; the customer is told that it did", async () => {
  const stage = turnStage()
  await stage.begin()
  await stage.run().say({ type: "failed", code: "silent", because: "The model fell silent", tokens: 3 })
  const trace = { tokens: 3, tools: [{ tool: "answer", outcome: "failed", result: "The model fell silent" }] }
  expect(stage.organization.finishes).toMatchObject([{ result: { text: "", end: "failed", handOver, trace } }])
})

test.each([
  ["throws", new Error("Broken")],
  ["ends without an end", undefined],
])("a model that %s has failed", async (_, error) => {
  const stage = turnStage()
  await stage.begin()
  await stage.run().say(words("Yes"))
  await stage.run().break(error)
  expect(stage.organization.finishes).toMatchObject([
    { result: { text: "Yes", end: "failed", handOver: { cause: "failure" } } },
  ])
  expect(stage.reported).toEqual(error ? [error] : [])
})

test("the model's own wish for a person is kept, even if it fails afterwards", async () => {
  const stage = turnStage()
  await stage.begin()
  await stage.run().say({ type: "escalate", reason: "Wants a refund", summary: "Paid twice" })
  await stage.run().break()
  const handOver = { reason: "Wants a refund", summary: "Paid twice", cause: "model" }
  expect(stage.organization.finishes).toMatchObject([{ result: { handOver } }])
})

test("an answer has a length, and is not cut through a character", async () => {
  const stage = turnStage()
  await stage.begin()
  await stage.run().say(words(`x${"😀".repeat(limits.answerCharactersMax)}`), ends())
  const [finish] = stage.organization.finishes
  expect(finish?.result.text).toHaveLength(limits.answerCharactersMax - 1)
  expect(finish?.result.text.isWellFormed()).toBe(true)
})
