import { useInfiniteQuery } from "@tanstack/react-query"
import { memberPage } from "../../protocol/organization.ts"
import { standing, type View, view } from "../../protocol/view.ts"
import { priority } from "../../protocol/work.ts"
import { pages } from "../app/queries.ts"
import { useDesk } from "../desk/desk-queries.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { Chosen, Typed } from "./filter-fields.tsx"
import { standingWords, waitChoices } from "./filter-words.ts"
import { priorityWords } from "./priority-words.ts"

interface Props {
  filter: View
  onFilter: (filter: View) => void
}

/** What to show of a list. Each choice takes effect at once, and is in the address. */
export function ListFilter({ filter, onFilter }: Props) {
  const { organization, user } = useWorkplace()
  const labels = useDesk(organization.id).data?.desk.labels ?? []
  const members = useInfiniteQuery({
    ...pages(["members", organization.id], { path: `/organizations/${organization.id}/members`, schema: memberPage }),
    select: read => read.pages.flatMap(page => page.members),
  })
  const colleagues = (members.data ?? []).filter(({ userId, role }) => role !== "member" && userId !== user.id)
  const set = (field: keyof View) => (value: string) => onFilter(withField(filter, field, value))
  return (
    <form className="fields" aria-label="Filter" onSubmit={event => event.preventDefault()}>
      <Typed label="Name or last words" value={filter.text} onValue={set("text")} />
      <Chosen label="Who has it" any="Anybody" value={filter.assignee} onValue={set("assignee")}>
        {[["me", "Me"], ["none", "Nobody"], ...colleagues.map(({ userId, name }) => [userId, name] as const)]}
      </Chosen>
      <Chosen label="Stands" any="As in this list" value={listed(filter.standing)} onValue={set("standing")}>
        {[
          ...standing.options.map(one => [one, standingWords[one]] as const),
          [listed(standing.options) ?? "", "Anywhere"] as const,
        ]}
      </Chosen>
      <Chosen label="Label" any="Any or none" value={listed(filter.labels)} onValue={set("labels")}>
        {labels.map(({ id, name }) => [id, name])}
      </Chosen>
      <Chosen label="Priority" any="Any" value={listed(filter.priority)} onValue={set("priority")}>
        {[
          ...priority.options.toReversed().map(one => [one, priorityWords[one]] as const),
          ["high,urgent", "High or urgent"] as const,
        ]}
      </Chosen>
      <Chosen
        label="Waits longer than"
        any="Any time"
        value={filter.waitMinutes?.toString()}
        onValue={set("waitMinutes")}
      >
        {waitChoices}
      </Chosen>
      <Typed label="Reason" value={filter.reason} onValue={set("reason")} />
      <button type="button" className="button" disabled={Object.keys(filter).length === 0} onClick={() => onFilter({})}>
        Clear
      </button>
    </form>
  )
}

const listed = (values: readonly string[] | undefined): string | undefined => values?.toSorted().join(",")

/** An empty value takes the field out. What is typed is taken as soon as it makes sense. */
function withField(filter: View, field: keyof View, value: string): View {
  const { [field]: _before, ...others } = filter
  if (value === "") return others
  const several = field === "standing" || field === "labels" || field === "priority"
  const said = several ? value.split(",") : field === "waitMinutes" ? Number(value) : value
  const read = view.safeParse({ ...others, [field]: said })
  return read.success ? read.data : filter
}
