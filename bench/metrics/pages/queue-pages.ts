import { randomUUID } from "node:crypto"
import type { Metric } from "../../metric.ts"
import { type ConsoleStack, startConsoleStack } from "./console-stack.ts"
import { fill, operation } from "./fill.ts"
import { pageFigures } from "./page-figures.ts"

const conversations = 10_000
const customers = 20

/** The console of an organization with ten thousand open conversations: how much script opens it, and how it scrolls to the last of them. */
export const queuePages: Metric = {
  names: ["queue_open_10k", "queue_scroll_10k"],
  measure: async ({ quick }) => {
    await using stack = await startConsoleStack({ customers })
    await Promise.all(stack.customers.map(customer => beginMany(stack, customer)))
    const { open, scroll } = await pageFigures(stack, {
      url: `${stack.consoleUrl}/all`,
      opens: quick ? 3 : 7,
      // The first row takes the focus from a key: the page is drawn and it listens.
      isReady: async page => {
        await page.locator("[data-row]").first().waitFor()
        await page.keyboard.press("j")
        await page.locator("[data-row]:focus").waitFor()
      },
      path: { scroller: ".list .scroller", step: 400, row: "[data-row]", end: "ul:last-child" },
      isThrough: page => page.locator(`li[aria-posinset="${conversations}"]`).waitFor(),
    })
    return { queue_open_10k: open, queue_scroll_10k: scroll }
  },
}

/** A third of them ask for a person, so that rows say different things. */
async function beginMany(stack: ConsoleStack, customer: ConsoleStack["agent"]): Promise<void> {
  const begun = Array.from({ length: conversations / customers }, (_, n) =>
    operation(randomUUID(), { type: "start", text: `Question ${n}: where is my parcel, please?` }),
  )
  const asked = begun
    .filter((_, n) => n % 3 === 0)
    .map(({ conversationId }) => operation(conversationId, { type: "escalate", reason: "It is late" }))
  await fill(await stack.open(customer), [...begun, ...asked])
}
