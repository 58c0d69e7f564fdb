import { ReadState } from "../app/read-state.tsx"
import { Bones } from "../app/waiting.tsx"
import { useOpeningTimes } from "../desk/desk-queries.ts"
import { manages, useWorkplace } from "../organizations/organization-context.ts"
import { Room } from "../organizations/room.tsx"
import { RangePicker } from "./range-picker.tsx"
import { ReportCards } from "./report-cards.tsx"
import { useAsked } from "./use-asked.ts"
import { useReport } from "./use-report.ts"
import "../look/organizations.css"
import "./reports.css"

/** `/dashboard/:slug/reports?from=&to=`: what happened between two days. The address is the question, so that it can be kept and shared. */
export default function ReportsPage() {
  const workplace = useWorkplace()
  return (
    <Room
      title="Reports"
      lead="What happened, how long customers waited, and what they thought. Every figure is counted from the conversations themselves."
      width="full"
    >
      {manages(workplace) ? (
        <Reports organizationId={workplace.organization.id} />
      ) : (
        <p className="notice">Owners and admins see the reports. Ask one of them for what you need.</p>
      )}
    </Room>
  )
}

/** Which day it is depends on where the team works. */
function Reports({ organizationId }: { organizationId: string }) {
  const times = useOpeningTimes(organizationId)
  return times === null ? <Bones /> : <Report timeZone={times.timeZone} />
}

function Report({ timeZone }: { timeZone: string }) {
  const { asked, change } = useAsked(timeZone)
  const read = useReport(asked)
  return (
    <div className="reports">
      <RangePicker asked={asked} timeZone={timeZone} onChange={change} />
      <ReadState read={read}>
        {report => (
          <div className="reports" aria-busy={read.isPlaceholderData}>
            <ReportCards report={report} asked={asked} onChange={change} />
          </div>
        )}
      </ReadState>
    </div>
  )
}
