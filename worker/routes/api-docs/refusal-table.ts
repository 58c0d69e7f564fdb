import { html } from "hono/html"
import { type Advice, refusals } from "../../../protocol/refusal.ts"
import type { Html } from "./prose.ts"
import { table } from "./table.ts"

/** Every code with its status and what to do about it. */
export function refusalTable(): Html {
  return table({
    label: "Refusal codes",
    columns: ["Code", "Status", "Meaning", "What to do"],
    rows: Object.entries(refusals).map(([code, { status, title, advice }]) => [
      html`<code>${code}</code>`,
      status,
      title,
      whatToDo[advice],
    ]),
  })
}

const whatToDo: Record<Advice, string> = {
  retry: "Try again later: after Retry-After, where it is given.",
  fix: "Change the request.",
  sign_in: "Sign in, then repeat it.",
  refresh: "Read the current state, then decide again.",
  give_up: "Stop: repeating it does not help.",
}
