import type { ReactNode } from "react"
import type { Report, ReportQuery, ReportTable } from "../../protocol/report.ts"
import { counted } from "../look/counted.ts"
import { inDigits } from "../look/digits.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { AgentsCard } from "./agents-card.tsx"
import { Bars } from "./bars.tsx"
import { DataTable } from "./data-table.tsx"
import { duration } from "./duration.ts"
import { ScoresCard } from "./scores-card.tsx"
import { wordsOf } from "./use-asked.ts"

interface Props {
  report: Report
  asked: ReportQuery
  onChange: (asked: ReportQuery) => void
}

/** The figures, each with what it means beside it. */
export function ReportCards({ report, asked, onChange }: Props) {
  const { total, channels, firstResponse, nextResponse, resolution, breaches } = report
  const answered = channels.assistant + channels.person + channels.nobodyCame
  return (
    <>
      <Card title="Volume" tables={["days", "hours"]} asked={asked}>
        <Tiles>
          <Tile name="Begun" value={total.started} />
          <Tile name="A person was asked for" value={total.escalated} />
          <Tile name="Resolved" value={total.resolved} />
          <Tile
            name="Dealt with by the assistant alone"
            value={share(channels.assistant, answered)}
            meaning="Of the conversations begun in these days that somebody had to answer: those with an answer of the assistant and no person asked for."
          />
        </Tiles>
        <Bars
          title="By day"
          unit="Day"
          series={volume}
          rows={report.byDay.map(one => ({ name: one.day, values: [one.started, one.escalated, one.resolved] }))}
        />
        <Bars
          title={`By hour of the day, ${report.timeZone}`}
          unit="Hour"
          series={volume}
          rows={report.byHour.map(one => ({
            name: `${String(one.hour).padStart(2, "0")}:00`,
            values: [one.started, one.escalated, one.resolved],
          }))}
        />
        <DataTable
          caption="Where conversations begun in these days were dealt with"
          head={["Dealt with by", "Conversations"]}
          rows={[
            ["The assistant alone", channels.assistant],
            ["A person", channels.person],
            ["Nobody: a person was asked for and none came", channels.nobodyCame],
            ["Nobody: no answer and no request", channels.neither],
          ]}
        />
      </Card>
      <Card title="Waits" tables={["waits"]} asked={asked}>
        <p className="meaning">
          Half of the customers waited no longer than the first time, nine of ten no longer than the second. Nights and
          weekends count.
        </p>
        <DataTable
          caption="How long customers waited"
          head={["Wait", "Half", "Nine of ten", "Counted"]}
          rows={[
            ["First response", duration(firstResponse.p50Ms), duration(firstResponse.p90Ms), firstResponse.count],
            ["Next response", duration(nextResponse.p50Ms), duration(nextResponse.p90Ms), nextResponse.count],
            ["Resolution", duration(resolution.p50Ms), duration(resolution.p90Ms), resolution.count],
          ]}
        />
        <p className="meaning">
          First response: from each request for a person in these days to the first message of one.{" "}
          {inDigits(firstResponse.gaveUp)} ended before anybody wrote,{" "}
          {counted(firstResponse.waiting, "still waits", "still wait")}. Next response: between two messages of the
          team, from the first message of the customer to the second of the team. Resolution: from the beginning, or
          from when it was opened again, to when a person resolved it.
        </p>
        <p className="meaning">
          Promises broken: {counted(breaches.first, "first response")}, {counted(breaches.next, "next response")},{" "}
          {counted(breaches.resolution, "resolution")}.
        </p>
      </Card>
      <Card title="Why people were asked for" tables={["reasons"]} asked={asked}>
        <DataTable
          caption="What led to it"
          head={["What led to it", "Times"]}
          rows={report.causes.map(({ cause, count }) => [cause === null ? "Not known" : causes[cause], count])}
        />
        <DataTable
          caption="Reasons given"
          head={["Reason", "Times"]}
          rows={report.reasons.map(({ reason, count }) => [reason, count])}
        />
      </Card>
      <Card title="What customers thought" tables={["scores", "comments"]} asked={asked}>
        <ScoresCard scores={report.scores} />
      </Card>
      <Card title="Who did how much" tables={["agents"]} asked={asked}>
        <AgentsCard agents={report.agents} asked={asked} onChange={onChange} />
      </Card>
    </>
  )
}

const volume = ["begun", "asked for a person", "resolved"]

const causes = {
  person: "Somebody asked",
  words: "Words of the customer",
  model: "The assistant decided",
  rule: "A rule of the assistant",
  failure: "The assistant failed",
}

const share = (part: number, whole: number): string => (whole === 0 ? "–" : `${Math.round((100 * part) / whole)} %`)

const Tiles = ({ children }: { children: ReactNode }) => <dl className="tiles">{children}</dl>

function Tile({ name, value, meaning }: { name: string; value: number | string; meaning?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="value">{typeof value === "number" ? inDigits(value) : value}</dd>
      {meaning !== undefined && <dd className="meaning">{meaning}</dd>}
    </div>
  )
}

interface CardProps {
  title: string
  tables: ReportTable[]
  asked: ReportQuery
  children: ReactNode
}

function Card({ title, tables, asked, children }: CardProps) {
  const { organization } = useWorkplace()
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      {children}
      <p className="downloads">
        {tables.map(table => (
          <a
            key={table}
            className="button"
            download
            href={`/api/organizations/${organization.id}/reports.csv?${new URLSearchParams({ ...wordsOf(asked), table })}`}
          >
            CSV: {table}
          </a>
        ))}
      </p>
    </section>
  )
}
