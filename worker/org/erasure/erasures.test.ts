import { expect, test } from "vitest"
import { inQuiet, type Quiet } from "../test/quiet-core.ts"
import { newId } from "../test/scene.ts"
import { Erasures } from "./erasures.ts"

const clara = { userId: newId(), name: "Clara", isGuest: false, role: null }
const ines = { userId: newId(), name: "Ines", isGuest: false, role: "agent" as const }
const steps = ["pause", "drain", "emptyConversation", "forgetTurn", "forgetMail", "forgetPerson"] as const

test.each(steps)("whatever crashes at %s, it is begun again and done to the end", async failing => {
  await inQuiet(async quiet => {
    const one = newId()
    quiet.does(clara, one, { type: "start", text: "Hello Clara" })
    quiet.does(ines, one, { type: "note", text: "Clara again" })
    const wanted = { id: newId(), personId: clara.userId, by: null, addresses: ["clara@example.com"] }
    quiet.core().erasing.begin(wanted)

    const first = await carriedOut(quiet, failing)
    expect(first).toEqual(steps.slice(0, steps.indexOf(failing)))
    expect(quiet.core().erasing.newest()).toMatchObject([{ id: wanted.id, doneAt: null }])
    quiet.crash()
    expect(quiet.alarmAt()).not.toBeNull()
    expect(await carriedOut(quiet, null)).toEqual(expect.arrayContaining(["forgetMail", "forgetPerson", "sendAway"]))
    expect(quiet.core().erasing.newest()).toEqual([
      { id: wanted.id, requestedAt: quiet.now(), by: null, conversations: 1, doneAt: quiet.now() },
    ])
    expect(quiet.bodies(one).map(({ type }) => type)).toEqual(["erased", "erased", "erased", "erased"])
    expect(JSON.stringify(quiet.core().sql.all("select * from entry, erasure"))).not.toMatch(/clara/i)
  })
})

/** A run of the alarm, up to the step that fails. Answers the steps that were done. */
async function carriedOut(quiet: Quiet, failing: string | null): Promise<string[]> {
  const done: string[] = []
  const step = (name: string) => async () => {
    if (name === failing) throw new Error("It crashed")
    if (!done.includes(name)) done.push(name)
  }
  const { archive, erasing, clock, alarm, meta } = quiet.core()
  const drained = step("drain")
  const port = {
    pause: step("pause"),
    emptyConversation: step("emptyConversation"),
    forgetTurn: step("forgetTurn"),
    forgetMail: step("forgetMail"),
    forgetPerson: step("forgetPerson"),
  }
  const drain = {
    run: async () => {
      await drained()
      meta.setArchived(archive.head())
    },
  }
  await new Erasures({ archive, erasing, clock, alarm, drain, port, sendAway: step("sendAway") }).run()
  return done
}

test("once a conversation has vanished nothing of it can be told, whatever is still to be done", async () => {
  await inQuiet(quiet => {
    const one = newId()
    quiet.does(clara, one, { type: "start", text: "Parsley, please" })
    quiet.does(ines, one, { type: "note", text: "Parsley again" })
    const { erasing, conversations, stream } = quiet.core()
    erasing.begin({ id: newId(), personId: clara.userId, by: null, addresses: [] })
    const kept = () => JSON.stringify(stream.textAfter(0, 10))
    expect([conversations.get(one) !== null, kept().includes("Parsley")]).toEqual([true, true])
    const job = erasing.open()
    if (job) erasing.goOn(job)
    expect([conversations.get(one) !== null, kept().includes("Parsley")]).toEqual([false, false])
  })
})
