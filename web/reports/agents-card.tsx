import type { Report, ReportQuery } from "../../protocol/report.ts"
import { Bars } from "./bars.tsx"
import { DataTable } from "./data-table.tsx"

interface Props {
  agents: Report["agents"]
  asked: ReportQuery
  onChange: (asked: ReportQuery) => void
}

/** Who did how much, and at which hours they write. Their names narrow the report down. */
export function AgentsCard({ agents, asked, onChange }: Props) {
  const { agent, ...everybody } = asked
  const hours = Array.from({ length: 24 }, (_, hour) =>
    agents.reduce((sum, { byHour }) => sum + (byHour[hour] ?? 0), 0),
  )
  return (
    <>
      {agent !== undefined && (
        <p className="meaning">
          Only conversations that {agents.find(({ id }) => id === agent)?.name ?? "this person"} took or wrote in.{" "}
          <button type="button" className="button" onClick={() => onChange(everybody)}>
            Show everybody
          </button>
        </p>
      )}
      {agents.length === 0 ? (
        <p className="meaning">Nobody of the team did anything in these days.</p>
      ) : (
        <>
          <DataTable
            caption="People"
            head={["Name", "Messages", "Taken", "Resolved", "Conversations in the busiest hour"]}
            rows={agents.map(one => [
              <button
                key={one.id}
                type="button"
                className="button quiet"
                aria-pressed={agent === one.id}
                onClick={() => onChange({ ...asked, agent: one.id })}
              >
                {one.name}
              </button>,
              ...[one.messages, one.claims, one.resolves, one.busiestHour],
            ])}
          />
          <Bars
            title="Messages of the team by hour of the day"
            unit="Hour"
            series={["messages"]}
            rows={hours.map((count, hour) => ({ name: `${String(hour).padStart(2, "0")}:00`, values: [count] }))}
          />
        </>
      )}
    </>
  )
}
