import { randomUUID } from "node:crypto"
import { text } from "../../clients/message.ts"
import type { Metric } from "../../metric.ts"
import { startConsoleStack } from "./console-stack.ts"
import { fill, operation } from "./fill.ts"
import { pageFigures } from "./page-figures.ts"

const messages = 5_000

/** A conversation of five thousand messages at the console: how much script opens it, and how one scrolls back to its beginning. */
export const threadPages: Metric = {
  names: ["thread_open_5k", "thread_scroll_5k"],
  measure: async ({ quick }) => {
    await using stack = await startConsoleStack({ customers: 1 })
    const [customer] = stack.customers
    if (customer === undefined) throw new Error("Somebody has to write")
    const conversationId = randomUUID()
    const said = Array.from({ length: messages - 1 }, (_, n) =>
      operation(conversationId, { type: "send", text: text(n + 1) }),
    )
    await fill(await stack.open(customer), [operation(conversationId, { type: "start", text: text(0) }), ...said])
    const { open, scroll } = await pageFigures(stack, {
      url: `${stack.consoleUrl}/all/${conversationId}`,
      opens: quick ? 3 : 7,
      isReady: async page => {
        await page
          .getByRole("log")
          .getByText(text(messages - 1))
          .waitFor()
        await page.keyboard.press("r")
        await page.locator(".compose textarea:focus").waitFor()
      },
      path: { scroller: ".timeline .scroller", step: -400, row: "li", end: ":scope > div:first-child:empty" },
      isThrough: page => page.getByRole("log").getByText(text(0)).waitFor(),
    })
    return { thread_open_5k: open, thread_scroll_5k: scroll }
  },
}
