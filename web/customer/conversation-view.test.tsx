import axe from "axe-core"
import { afterEach, expect, test } from "vitest"
import { page, userEvent } from "vitest/browser"
import { limits } from "../../protocol/limits.ts"
import "../look/look.css"
import { uuid } from "../live/scene.ts"
import { answerId, asking, assistant, byLena } from "./pretend-talk.tsx"
import "./customer.css"

const ines = { kind: "staff", id: null, name: "Ines" } as const
const citations = [
  { number: 1, title: "Returns", url: "https://help.northwind.example/returns" },
  { number: 2, title: "Guarantee", url: null },
]

afterEach(() => {
  document.documentElement.style.colorScheme = ""
})

test("an answer begins as a sign that the assistant thinks, grows, and becomes its entry in the same place", async () => {
  const { screen, writes, hears, answer, log } = await asking()
  await writes(0, "")
  await expect.element(screen.getByText("The assistant is thinking")).toBeInTheDocument()
  await writes(0, "Yes, **with")
  await expect.element(screen.getByText("Yes, with")).toBeVisible()
  const bubble = log.element().querySelector(`[data-id="${answerId}"] .markdown`)
  await writes(11, "in 30 days** [1].", { citations })
  await expect.element(screen.getByText("within 30 days")).toBeVisible()
  await hears(answer("Yes, **within 30 days** [1].", { citations }))
  expect(log.element().querySelector(`[data-id="${answerId}"] .markdown`)).toBe(bubble)
  await expect.element(screen.getByRole("button", { name: "Good answer" })).toBeVisible()
  await expect.element(log.getByText("AI", { exact: true })).toBeVisible()
})

test("the thread stays at its end while an answer grows, and leaves alone who reads further up", async () => {
  const { writes, hears, talk, log } = await asking()
  await hears(...Array.from({ length: 30 }, (_, number) => talk.ines(`Message ${number}`)), talk.lena("And now?"))
  const box = log.element()
  const fromEnd = () => box.scrollHeight - box.scrollTop - box.clientHeight
  await writes(0, "First line\n\n".repeat(5))
  expect(fromEnd()).toBeLessThan(2)
  await writes(60, "Next line\n\n".repeat(5))
  expect(fromEnd()).toBeLessThan(2)
  box.scrollTop = 300
  await expect.poll(fromEnd).toBeGreaterThan(100)
  await expect.element(page.getByRole("button", { name: "Newest" })).toBeVisible()
  await writes(115, "More lines\n\n".repeat(5))
  expect(box.scrollTop).toBe(300)
})

test("while an answer is written the button of the composer stops it, and so does Escape", async () => {
  const { screen, writes, did } = await asking()
  await writes(0, "Yes, with")
  await userEvent.click(screen.getByRole("button", { name: "Stop the answer" }))
  expect(did).toEqual([{ type: "stop", answerId }])
  await expect.element(screen.getByRole("button", { name: "Stopping the answer" })).toBeVisible()
  await userEvent.keyboard("{Escape}")
  expect(did).toHaveLength(1)
})

test("Escape stops the answer from wherever one is, but not from inside a dialog", async () => {
  const { screen, writes, did } = await asking()
  await userEvent.keyboard("{Escape}")
  expect(did).toEqual([])
  await writes(0, "Yes, with")
  await userEvent.click(screen.getByRole("button", { name: "Talk to a person" }))
  await userEvent.keyboard("{Escape}")
  await expect.element(screen.getByRole("dialog")).not.toBeInTheDocument()
  expect(did).toEqual([])
  await userEvent.keyboard("{Escape}")
  expect(did).toEqual([{ type: "stop", answerId }])
})

test("whoever types while an answer is written can send it", async () => {
  const { screen, writes, did } = await asking()
  await writes(0, "Yes, with")
  await userEvent.type(screen.getByRole("textbox", { name: "Message to Northwind" }), "Never mind")
  await userEvent.click(screen.getByRole("button", { name: "Send", exact: true }))
  expect(did).toEqual([{ type: "send", text: "Never mind" }])
  await expect.element(screen.getByRole("button", { name: "Stop the answer" })).toBeVisible()
})

test("an answer that is not whole says why", async () => {
  const { screen, hears, answer, talk } = await asking()
  await hears(
    answer("Stopped here", { end: "stopped" }, uuid(71)),
    talk.add(byLena, { type: "stopped", answerId: uuid(71) }),
    answer("Cut here", { end: "superseded" }, uuid(72)),
    talk.lena("Wait"),
    answer("", { end: "superseded" }, uuid(73)),
    talk.lena("Hello?"),
    answer("Broken here", { end: "failed" }, uuid(74)),
    talk.lena("And?"),
    answer("Taken here", { end: "superseded" }, uuid(75)),
    talk.add(ines, { type: "claimed" }),
  )
  for (const words of [
    "You stopped this",
    "Cut off: You wrote on",
    "The assistant could not finish this",
    "Cut off: Ines took over",
  ]) {
    await expect.element(screen.getByText(words)).toBeVisible()
  }
  expect(document.querySelectorAll(".message.first:not(.mine)")).toHaveLength(4)
})

test("an answer that was cut in the middle of a mark ends like one that is still written", async () => {
  const { screen, writes, hears, answer, talk, log } = await asking()
  const cut = "Yes, **within 30 days**, see ![pixel](https://evil.exa"
  await writes(0, cut)
  await expect.element(screen.getByText("within 30 days")).toBeVisible()
  const said = () => log.element().querySelector(`[data-id="${answerId}"] .markdown`)?.textContent
  expect(said()).toBe("Yes, within 30 days, see pixel")
  await hears(answer(cut, { end: "superseded" }), talk.add(ines, { type: "claimed" }))
  await expect.element(screen.getByText("Cut off: Ines took over")).toBeVisible()
  expect(said()).toBe("Yes, within 30 days, see pixel")
})

test("a failure before the first word is told by the hand-over, which says why, and can be cancelled", async () => {
  const { screen, hears, answer, talk, did } = await asking()
  await hears(
    answer("", { end: "failed" }),
    talk.add(assistant, { type: "escalated", reason: "The model did not answer", cause: "failure" }),
  )
  await expect.element(screen.getByText(/^Handed over to a person · The model did not answer/)).toBeVisible()
  await expect.element(screen.getByText("The model did not answer", { exact: true })).toBeVisible()
  await expect.element(screen.getByText("The assistant could not answer")).not.toBeInTheDocument()
  await userEvent.click(screen.getByRole("button", { name: "Cancel request" }))
  expect(did).toEqual([{ type: "cancel" }])
  await expect.element(screen.getByRole("textbox", { name: "Message to Northwind" })).toHaveFocus()
})

test("only the newest answer can be asked for again, and the one before folds away and can be read", async () => {
  const { screen, hears, answer, talk, did } = await asking()
  await hears(answer("First try"))
  await userEvent.click(screen.getByRole("button", { name: "Another answer" }))
  expect(did).toEqual([{ type: "regenerate", answerId }])
  await expect.element(screen.getByText("First try")).not.toBeVisible()
  await expect.element(screen.getByRole("log")).toHaveFocus()
  await hears(
    talk.add(byLena, { type: "regenerated", answerId }, uuid(901)),
    answer("Second try", { replaces: answerId }, uuid(71)),
  )
  expect(screen.getByRole("button", { name: "Another answer" }).elements()).toHaveLength(1)
  await userEvent.click(screen.getByText("An earlier answer"))
  await expect.element(screen.getByText("First try")).toBeVisible()
})

test("one tap says that an answer helped; that it did not asks what was wrong", async () => {
  const { screen, hears, answer, did } = await asking()
  await hears(answer("Yes"))
  const good = screen.getByRole("button", { name: "Good answer" })
  const bad = screen.getByRole("button", { name: "Bad answer" })
  await userEvent.click(good)
  await expect.element(good).toHaveAttribute("aria-pressed", "true")
  await userEvent.click(good)
  expect(did).toEqual([{ type: "rate", answerId, rating: "up", reason: null }])
  await userEvent.click(bad)
  const field = screen.getByRole("textbox", { name: "What was wrong?" })
  await expect.element(field).toHaveFocus()
  await userEvent.keyboard("{Escape}")
  await expect.element(field).not.toBeInTheDocument()
  await expect.element(bad).toHaveFocus()
  expect(did).toHaveLength(1)
  await userEvent.click(bad)
  await userEvent.type(field, "It is 60 days")
  await userEvent.click(screen.getByRole("button", { name: "Send", exact: true }).first())
  expect(did[1]).toEqual({ type: "rate", answerId, rating: "down", reason: "It is 60 days" })
  await expect.element(bad).toHaveAttribute("aria-pressed", "true")
  await expect.element(good).toHaveAttribute("aria-pressed", "false")
})

test("the words with which it hands over are not for rating; an answer before the hand-over is", async () => {
  const { screen, hears, answer, talk } = await asking()
  const good = screen.getByRole("button", { name: "Good answer" })
  const handOver = () => talk.add(assistant, { type: "escalated", reason: "Asked for a person", cause: "words" })
  await hears(answer("Within 30 days [1].", { citations }), handOver())
  await expect.element(good).toBeVisible()
  await hears(talk.add(byLena, { type: "cancelled" }), talk.lena("A person!"))
  await hears(answer("I am asking a person.", {}, uuid(71)), handOver())
  await expect.element(screen.getByText("I am asking a person.")).toBeVisible()
  expect(good.elements()).toHaveLength(1)
  // Nor is there an empty line where they would be.
  expect(document.querySelectorAll(".says")).toHaveLength(1)
  await hears(talk.add(byLena, { type: "cancelled" }), talk.lena("Opening hours?"))
  await hears(answer("From nine to five.", {}, uuid(72)), talk.add(byLena, { type: "escalated", reason: "Call me" }))
  await expect.element(screen.getByText("From nine to five.")).toBeVisible()
  expect(good.elements()).toHaveLength(2)
})

test("a reason for a bad answer may be left out, and may not be too long", async () => {
  const { screen, hears, answer, did } = await asking()
  await hears(answer("Yes"))
  await userEvent.click(screen.getByRole("button", { name: "Bad answer" }))
  const field = screen.getByRole("textbox", { name: "What was wrong?" })
  const send = screen.getByRole("button", { name: "Send", exact: true }).first()
  await userEvent.fill(field, "x".repeat(limits.reasonCharactersMax + 2))
  await userEvent.click(send, { force: true })
  await expect.element(screen.getByText("2 characters too long")).toBeVisible()
  expect(did).toEqual([])
  await userEvent.fill(field, "  ")
  await userEvent.click(send)
  expect(did).toEqual([{ type: "rate", answerId, rating: "down", reason: null }])
})

test("sources are told with where they lead, by number in the text and by name under it", async () => {
  const { screen, hears, answer } = await asking()
  await hears(answer("Within 30 days [1], or two years [2].", { citations }))
  const mark = screen.getByRole("link", { name: "Source 1: Returns (help.northwind.example)" })
  await expect.element(mark).toHaveAttribute("rel", "noopener noreferrer nofollow ugc")
  const sources = screen.getByRole("list", { name: "Sources" })
  await expect.element(sources).toHaveTextContent("1Returns (help.northwind.example)2Guarantee")
  expect(sources.getByRole("link").elements()).toHaveLength(1)
})

test("nothing in an answer is markup, and nothing in it is loaded", async () => {
  const { screen, writes, hears, answer } = await asking()
  const hostile =
    '<img src="https://evil.example/a"> ![secret](https://evil.example/b?q=42) <script>alert(1)</script> [x](javascript:alert(1))'
  await writes(0, hostile)
  await hears(
    answer(hostile, { citations: [{ number: 1, title: "![x](https://evil.example/c)", url: "javascript:alert(1)" }] }),
  )
  await expect
    .element(screen.getByRole("link", { name: "secret" }))
    .toHaveAttribute("href", "https://evil.example/b?q=42")
  await expect.element(screen.getByText("(evil.example)").first()).toBeVisible()
  expect(
    document.querySelectorAll(".timeline :is(img, script, iframe, object, video, audio, link, [style*=url])"),
  ).toHaveLength(0)
  const links = [...document.querySelectorAll<HTMLAnchorElement>(".timeline a")].map(({ protocol }) => protocol)
  expect(new Set(links)).toEqual(new Set(["https:"]))
})

test("an answer is read out once, and that it is being written once, never piece by piece", async () => {
  const { screen, writes, hears, answer } = await asking()
  const said: string[] = []
  const voice = document.querySelector(".timeline > p.sr[role=status]")
  const listener = new MutationObserver(() => said.push(voice?.textContent ?? ""))
  if (voice !== null) listener.observe(voice, { childList: true, characterData: true, subtree: true })
  await writes(0, "")
  await writes(0, "Yes, **with")
  await writes(11, "in** 30 days [1].", { citations })
  await hears(answer("Yes, **within** 30 days [1].", { citations }))
  await expect.element(screen.getByRole("button", { name: "Good answer" })).toBeVisible()
  await expect
    .poll(() => said)
    .toEqual(["Northwind assistant, AI, is writing", "Northwind assistant, AI: Yes, within 30 days."])
})

test("an answer that hands over without a word is no bubble, and what happened is read out", async () => {
  const { screen, writes, hears, answer, talk, log } = await asking()
  const voice = screen.getByText("Northwind assistant, AI, is writing")
  await writes(0, "")
  await expect.element(voice).toBeInTheDocument()
  await expect.element(log.getByText("The assistant is thinking")).toBeInTheDocument()
  const { author } = answer("")
  talk.add(author, { type: "escalated", reason: "Nobody has written about that", cause: "model" })
  await hears(...talk.entries.slice(-2))
  await expect.element(screen.getByText("Handed over to a person: Nobody has written about that")).toBeInTheDocument()
  expect(voice.elements()).toEqual([])
  expect(log.element().querySelectorAll(".bubble")).toHaveLength(1)
})

test("an answer of which nothing is heard for a while says so, and offers a person", async () => {
  const { screen, writes, scene } = await asking()
  const words = screen.getByText("The answer takes longer than usual.")
  const longAgo = () => Date.now() - limits.assistantSlowMs
  scene.now = longAgo()
  await writes(0, "")
  await expect.element(words).toBeVisible()
  scene.now = Date.now()
  await writes(0, "Yes")
  await expect.element(words).not.toBeInTheDocument()
  scene.now = longAgo()
  await writes(3, ", within")
  await userEvent.click(screen.getByRole("button", { name: "Ask for a person" }))
  await expect.element(screen.getByRole("dialog", { name: "Talk to a person" })).toBeVisible()
})

test("where there is an assistant, one is told that it answers and can be wrong", async () => {
  const { screen } = await asking({ isGuest: true })
  await expect.element(screen.getByText("AI answers at once")).toBeVisible()
  await expect.element(screen.getByText("AI can be wrong.")).toBeVisible()
  await screen.unmount()
  const without = await asking({ hasAssistant: false })
  await expect.element(without.screen.getByText("The team answers you here")).toBeVisible()
  await expect.element(without.screen.getByText("AI can be wrong.")).not.toBeInTheDocument()
})

test("answers have nothing that axe finds, in all four looks, and make no page wider than its screen", async () => {
  const { hears, writes, answer, talk, screen } = await asking({ isGuest: true })
  const wide = `See [1]: \`${"x".repeat(200)}\`\n\n\`\`\`\n${"y".repeat(300)}\n\`\`\`\n\n- [${"z".repeat(90)}](https://${"h".repeat(60)}.example/)\n\n> quoted\n\n# Title`
  await hears(
    answer("First try [2]", { citations }, uuid(71)),
    talk.add(byLena, { type: "regenerated", answerId: uuid(71) }),
    answer(wide, { citations, end: "stopped" }, uuid(72)),
    talk.add(byLena, { type: "rated", answerId: uuid(72), rating: "down", reason: "No" }),
    talk.lena("And now?"),
  )
  await userEvent.click(screen.getByRole("button", { name: "Bad answer" }).last())
  await writes(0, "Let me see [1]", { citations })
  const faults: string[] = []
  for (const scheme of ["light", "dark"]) {
    for (const width of [320, 1280]) {
      document.documentElement.style.colorScheme = scheme
      await page.viewport(width, 800)
      const { violations } = await axe.run(document.body)
      for (const { id, nodes } of violations) {
        faults.push(
          ...nodes.map(({ target, any }) => `${scheme} ${width}: ${id} ${target.join(" ")} ${any[0]?.message}`),
        )
      }
      for (const box of [document.documentElement, document.querySelector(".scroller")]) {
        if (box !== null && box.scrollWidth > box.clientWidth)
          faults.push(`${scheme} ${width}: ${box.className} is too wide`)
      }
    }
  }
  expect(faults).toEqual([])
})

test("who no longer waits where no assistant goes on is told that nobody has been asked, and can ask again", async () => {
  const { screen, hears, talk, scene, show, did } = await asking()
  await hears(talk.add(assistant, { type: "escalated", reason: "The assistant has been turned off", cause: "rule" }))
  const words = screen.getByText(/Nobody has been asked to come/)
  await hears(talk.add(byLena, { type: "cancelled" }))
  await expect.element(screen.getByText(/no longer wait/)).toBeVisible()
  await expect.element(words).not.toBeInTheDocument()
  scene.hears({ type: "assistant", assistant: null })
  await show()
  await expect.element(words).toBeVisible()
  for (const scheme of ["light", "dark"]) {
    document.documentElement.style.colorScheme = scheme
    const { violations } = await axe.run(document.body)
    expect(violations.map(({ id }) => id)).toEqual([])
  }
  await userEvent.click(screen.getByRole("button", { name: "Ask for a person" }).first())
  await userEvent.fill(screen.getByLabelText("What is it about?"), "My tent")
  await userEvent.click(screen.getByRole("dialog").getByRole("button", { name: "Ask for a person" }))
  expect(did).toEqual([{ type: "escalate", reason: "My tent" }])
  await expect.element(words).not.toBeInTheDocument()
})
