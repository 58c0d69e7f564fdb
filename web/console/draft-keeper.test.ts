import { expect, test } from "vitest"
import { DraftKeeper, type DraftMark, type Kept, type Kind } from "./draft-keeper.ts"

/** A server with one place for a draft, and devices of one person that share it. */
function world() {
  let kept: Kept = null
  let at = 0
  let isDown = false
  const asked: string[] = []
  const answer = (verb: string, change?: () => void) => async () => {
    asked.push(verb)
    if (isDown) return undefined
    change?.()
    return kept
  }
  function device() {
    const fields: Record<Kind, string> = { message: "", note: "" }
    const waiting: (() => void)[] = []
    let mark: DraftMark | null = null
    let offered: Kept = null
    let keeper = open()
    function open() {
      return new DraftKeeper({
        field: {
          read: kind => fields[kind],
          write: (kind, text) => {
            fields[kind] = text
            keeper.written(kind, text)
          },
        },
        mark: {
          read: () => mark,
          write: next => {
            mark = next
          },
        },
        server: {
          read: answer("read"),
          keep: draft =>
            answer(`keep ${draft.kind} ${draft.text}`, () => {
              kept = { ...draft, at: ++at }
            })(),
          drop: answer("drop", () => {
            kept = null
          }),
        },
        isDraft: text => text.trim() !== "",
        later: run => {
          waiting.push(run)
          return () => void waiting.splice(waiting.indexOf(run), 1)
        },
        offer: other => {
          offered = other
        },
      })
    }
    const settled = () => new Promise(resolve => setTimeout(resolve))
    return {
      fields,
      waiting,
      offered: () => offered,
      async type(text: string, kind: Kind = "message") {
        fields[kind] = text
        keeper.written(kind, text)
        await settled()
      },
      async pause() {
        for (const run of waiting.splice(0)) run()
        await settled()
      },
      async look() {
        await keeper.load()
        await settled()
      },
      async comeBack() {
        keeper = open()
        await keeper.load()
        await settled()
      },
      async hears(text: string, kind: Kind = "message") {
        keeper.said(kind, text)
        await settled()
      },
      async settle(choice: "other" | "mine") {
        keeper.settle(choice)
        await settled()
      },
    }
  }
  return {
    device,
    asked,
    kept: () => kept,
    fails: (on: boolean) => {
      isDown = on
    },
  }
}

test("what is begun on one device is found on another one, and what is sent there is gone from both", async () => {
  const { device, asked } = world()
  const [desk, phone] = [device(), device()]
  await desk.look()
  await desk.type("Hel")
  await desk.type("Hello")
  expect(asked).toEqual(["read"])
  await desk.pause()
  expect(asked).toEqual(["read", "keep message Hello"])

  await phone.look()
  expect(phone.fields).toEqual({ message: "Hello", note: "" })
  await phone.type("")
  expect(asked.at(-1)).toBe("drop")
  await desk.look()
  expect(desk.fields).toEqual({ message: "", note: "" })
})

test("what is heard to be said on another device is not left here to be said twice, but what goes on from it is", async () => {
  const { device } = world()
  const [desk, phone, tablet] = [device(), device(), device()]
  await desk.type("Hello ")
  await desk.pause()
  await phone.look()
  await tablet.look()
  await tablet.type("Hello Lena")
  await desk.type("")
  for (const one of [desk, phone, tablet]) await one.hears("Hello")
  expect([desk.fields.message, phone.fields.message, tablet.fields.message]).toEqual(["", "", "Hello Lena"])
  await phone.look()
  expect(phone.fields.message).toBe("")

  await phone.type("Hello", "note")
  await phone.pause()
  await phone.hears("Hello")
  expect(phone.fields.note).toBe("Hello")
})

test("going on elsewhere goes on here, and a note keeps the reply that was begun beside it", async () => {
  const { device, kept } = world()
  const [desk, phone] = [device(), device()]
  await desk.type("Hello")
  await desk.pause()
  await phone.look()
  await phone.type("Hello Lena")
  await phone.pause()
  await desk.look()
  expect(desk.fields.message).toBe("Hello Lena")

  await desk.type("She called", "note")
  await desk.pause()
  expect(kept()).toMatchObject({ kind: "note", text: "She called" })
  await phone.look()
  expect(phone.fields).toEqual({ message: "Hello Lena", note: "She called" })
  await desk.type("", "note")
  expect(kept()).toMatchObject({ kind: "message", text: "Hello Lena" })
})

test("what is being typed is never replaced: the other draft is offered, and stays until somebody chooses", async () => {
  const { device, kept, asked } = world()
  const [desk, phone] = [device(), device()]
  await desk.type("From the desk")
  await desk.pause()
  await phone.type("From the phone")
  await phone.look()
  expect(phone.fields.message).toBe("From the phone")
  expect(phone.offered()).toMatchObject({ text: "From the desk" })
  await phone.type("From the phone!")
  await phone.pause()
  expect(kept()).toMatchObject({ text: "From the desk" })

  await phone.settle("other")
  expect(phone.fields.message).toBe("From the desk")
  expect(phone.offered()).toBe(null)
  const before = asked.length
  await phone.look()
  expect(asked.slice(before)).toEqual(["read"])

  await desk.type("Mine")
  await phone.type("Yours")
  await phone.pause()
  await desk.look()
  expect(desk.offered()).toMatchObject({ text: "Yours" })
  await desk.settle("mine")
  expect(kept()).toMatchObject({ text: "Mine" })
})

test("what was typed while the server was away is still here on the next visit, and is sent then", async () => {
  const { device, kept, fails } = world()
  const desk = device()
  await desk.look()
  fails(true)
  await desk.type("Half a")
  await desk.pause()
  expect(kept()).toBe(null)
  fails(false)
  await desk.comeBack()
  expect(desk.fields.message).toBe("Half a")
  expect(kept()).toMatchObject({ text: "Half a" })
})

test("a draft that was sent while the server was being told of it is gone there, too", async () => {
  const { device, kept, asked } = world()
  const desk = device()
  await desk.type("Hello")
  const [send] = desk.waiting.splice(0)
  send?.()
  await desk.type("")
  await desk.pause()
  expect(asked.slice(-2)).toEqual(["keep message Hello", "drop"])
  expect(kept()).toBe(null)
})
