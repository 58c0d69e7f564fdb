import type { CSSProperties } from "react"
import type { AssistantStatus } from "../../protocol/assistant.ts"
import { inDigits } from "../look/digits.ts"

/** What was spent this month, and of how much. The bar only draws what the words say. */
export function Spent({ status }: { status: AssistantStatus }) {
  const { spent, settings, model } = status
  const cap = settings.caps.organizationTokensPerMonth
  const share = cap === 0 ? 1 : Math.min(1, spent.tokens / cap)
  const style: CSSProperties & Record<"--share", string> = { "--share": `${share * 100}%` }
  return (
    <section className="card spent" aria-labelledby="spent">
      <h2 id="spent">{settings.on ? "It answers" : "It is off"}</h2>
      <p>
        <b>{model.name}</b>{" "}
        {model.isLanguageModel
          ? "is a language model: it writes answers of its own from your knowledge, and can be wrong."
          : "is not a language model: it quotes the best passages of your knowledge, word for word."}
      </p>
      <div className={`bar-of ${standing(share)}`} style={style} aria-hidden="true" />
      <p className="small">
        <b>
          {inDigits(spent.tokens)} of {inDigits(cap)} tokens
        </b>{" "}
        spent in {monthWords(spent.month)}.
        {standing(share) === "near" && " The cap is near: where too little is left for an answer, your team answers."}
        {standing(share) === "reached" && " The cap is reached: your team answers until the month is over."}
      </p>
    </section>
  )
}

type Standing = "well" | "near" | "reached"

function standing(share: number): Standing {
  if (share >= 1) return "reached"
  return share >= nearShare ? "near" : "well"
}

const nearShare = 0.8

function monthWords(month: string): string {
  const start = Date.parse(`${month}-01T00:00:00Z`)
  return Number.isNaN(start) ? month : monthAndYear.format(start)
}

const monthAndYear = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" })
