import { expect, test } from "vitest"
import { limits } from "../../protocol/limits.ts"
import { notificationDefaults } from "../../protocol/notification.ts"
import type { Notice } from "./job.ts"
import { conversationId, errand, hoursMs, type Staff, staffNotice, triesMax } from "./test/errand.ts"

const person = (more: Partial<Staff> = {}): Staff => ({ userId: crypto.randomUUID(), ...more })
const device = () => crypto.randomUUID()

test("staff who are away hear on each of their devices and by mail, as they have asked; who is here hears nothing more", async () => {
  const [maya, ben, joan] = [person({ devices: [device(), device()] }), person({ devices: [device()] }), person()]
  const quiet = { sound: true, desktop: false, mail: false }
  joan.settings = { ...notificationDefaults, mention: quiet }
  await errand([maya, ben, joan], async courier => {
    courier.rounds.take([staffNotice({ here: [ben.userId], seq: 42 })])
    await courier.finish()
    const link = `https://chat.example.com/dashboard/harbour/conversations/mentions/${conversationId}?at=42`
    const message = {
      title: "Ben mentions you about Clara",
      body: "Can you look at this?",
      url: link,
      tag: conversationId,
    }
    expect(courier.pushes).toEqual(maya.devices?.toSorted().map(endpoint => ({ endpoint, message })))
    expect(courier.mails).toEqual([
      expect.objectContaining({
        to: `${maya.userId}@example.com`,
        subject: "Ben mentions you about Clara · Harbour",
        text: expect.stringContaining(link),
      }),
    ])
  })
})

test("whoever did it, and whoever it does not concern, hears nothing of it", async () => {
  const [maya, ben, joan] = [person(), person(), person()]
  await errand([maya, ben, joan], async courier => {
    courier.rounds.take([staffNotice({ for: [maya.userId, ben.userId], by: { id: ben.userId, name: "Ben" } })])
    await courier.finish()
    expect(courier.mails.map(({ to }) => to)).toEqual([`${maya.userId}@example.com`])
  })
})

test("the same notice told again is carried out once, also after it has been carried out", async () => {
  await errand([person()], async courier => {
    const told = staffNotice()
    courier.rounds.take([told, told])
    courier.rounds.take([told])
    await courier.finish()
    courier.restarted().take([told])
    await courier.finish()
    expect(courier.mails).toHaveLength(1)
  })
})

test("a mail that does not go out is tried again, more and more seldom, and goes out once", async () => {
  await errand([person()], async courier => {
    courier.mailFails = [new Error("no route"), new Error("no route"), new Error("no route")]
    const begun = courier.now
    courier.rounds.take([staffNotice()])
    await courier.finish()
    expect(courier.mails).toHaveLength(1)
    expect(courier.now - begun).toBe(limits.courierRetryMs.first * (1 + 3 + 9))
    expect(courier.said).toEqual([])
  })
})

test("what never succeeds is given up after a bounded number of tries, counted, and said without its words", async () => {
  await errand([person()], async courier => {
    courier.mailFails = Array.from({ length: 100 }, () => new Error("no route"))
    courier.rounds.take([
      { ...awayNotice(), news: [{ name: "Maya", text: "The ferry runs again" }], address: "clara@example.com" },
    ])
    await courier.finish()
    expect(100 - courier.mailFails.length).toBe(triesMax)
    expect(courier.said).toEqual([`A mail was given up after ${triesMax} tries`])
    expect([courier.jobs.tallied("given_up"), courier.jobs.waiting()]).toEqual([1, 0])
  })
})

test("a courier that loses its memory in the middle of a try goes on with it", async () => {
  await errand([person()], async courier => {
    courier.rounds.take([staffNotice()])
    await courier.rounds.run()
    const [waiting] = courier.jobs.due(courier.now)
    courier.jobs.trying(waiting?.id ?? "", courier.now + 10_000)
    courier.restarted()
    expect(courier.wakeAt).toBe(courier.now + 10_000)
    await courier.finish()
    expect(courier.mails).toHaveLength(1)
  })
})

test("a device where nobody listens any more is forgotten, and one whose push service pauses is waited for", async () => {
  const maya = person({ devices: [device(), device()].toSorted(), settings: desktopOnly })
  await errand([maya], async courier => {
    courier.pushSays = [{ is: "gone" }, { is: "refused", because: "status 429", retryAfterMs: 90_000 }]
    const begun = courier.now
    courier.rounds.take([staffNotice()])
    await courier.finish()
    expect(courier.now - begun).toBe(90_000)
    expect(courier.pushes.map(({ endpoint }) => endpoint)).toEqual([maya.devices?.[1]])
    courier.rounds.take([staffNotice()])
    await courier.finish()
    expect(courier.pushes.map(({ endpoint }) => endpoint)).toEqual([maya.devices?.[1], maya.devices?.[1]])
  })
})

const desktopOnly = { ...notificationDefaults, mention: { sound: true, desktop: true, mail: false } }

test("without keys nothing is sent to devices", async () => {
  const maya = person({ devices: [device()], settings: desktopOnly })
  await errand(
    [maya],
    async courier => {
      courier.rounds.take([staffNotice()])
      await courier.finish()
      expect([courier.pushes, courier.mails, courier.said]).toEqual([[], [], []])
    },
    { hasPush: false },
  )
})

test("nobody is sent more mail in an hour than they can read, and what is too much is counted", async () => {
  await errand([person()], async courier => {
    const many = limits.courierMailsPerHourMax + 3
    courier.rounds.take(Array.from({ length: many }, () => staffNotice()))
    await courier.finish()
    expect(courier.mails).toHaveLength(limits.courierMailsPerHourMax)
    expect(courier.jobs.tallied("given_up")).toBe(3)
    courier.now += hoursMs(1) + 1
    courier.rounds.take([staffNotice()])
    await courier.finish()
    expect(courier.mails).toHaveLength(limits.courierMailsPerHourMax + 1)
  })
})

test("a queue that is full takes nothing more, and says so", async () => {
  await errand([], async courier => {
    courier.rounds.take(Array.from({ length: limits.courierJobsMax + 2 }, () => staffNotice()))
    expect(courier.jobs.waiting()).toBe(limits.courierJobsMax)
    expect(courier.said).toEqual([`2 jobs were given up: ${limits.courierJobsMax} wait already`])
  })
})

test("staff are not told late what has long been dealt with", async () => {
  await errand([person()], async courier => {
    courier.rounds.take([staffNotice()])
    courier.now += limits.courierStaffMs
    await courier.finish()
    expect(courier.mails).toEqual([])
    expect(courier.said).toEqual(["A notice was given up: its time is over"])
  })
})

const awayNotice = (more: object = {}): Extract<Notice, { to: "customer" }> => ({
  to: "customer",
  id: crypto.randomUUID(),
  conversationId,
  customer: { id: crypto.randomUUID(), isGuest: true },
  address: "clara@example.com",
  news: [{ name: "Maya", text: "It runs again <b>at noon</b>" }],
  ...more,
})

test("a guest who left an address is mailed what is new with a link that names this conversation alone; HTML in it shows as text", async () => {
  await errand([], async courier => {
    courier.rounds.take([awayNotice()])
    await courier.finish()
    expect(courier.mails).toEqual([
      {
        to: "clara@example.com",
        subject: "Maya from Harbour has answered you",
        text: expect.stringContaining("> It runs again <b>at noon</b>"),
        html: expect.stringContaining("It runs again &lt;b&gt;at noon&lt;/b&gt;"),
        headers: { "List-Unsubscribe": "<https://chat.example.com/unsubscribe#signed-stop>" },
      },
    ])
    expect(courier.mails[0]?.text).toContain("https://chat.example.com/return#signed-return")
  })
})

test("a customer with an account is led to the conversation by its plain address, and mailed where their account says", async () => {
  await errand([], async courier => {
    const clara = { id: crypto.randomUUID(), isGuest: false }
    courier.addresses.set(clara.id, "clara@example.org")
    courier.rounds.take([awayNotice({ customer: clara, address: null })])
    await courier.finish()
    expect(courier.mails).toMatchObject([{ to: "clara@example.org" }])
    expect(courier.mails[0]?.text).toContain(`Read and answer: https://chat.example.com/o/harbour/${conversationId}\n`)
    expect(courier.mails[0]?.text).not.toContain("signed-return")
  })
})

test("nobody who has unsubscribed, and no guest without an address, is mailed", async () => {
  await errand([], async courier => {
    courier.stopped.add("clara@example.com")
    courier.rounds.take([awayNotice(), awayNotice({ address: null }), awayNotice({ address: "ada@example.com" })])
    await courier.finish()
    expect(courier.mails.map(({ to }) => to)).toEqual(["ada@example.com"])
  })
})
