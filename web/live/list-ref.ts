import { conversationQuery } from "../../protocol/rest.ts"
import { type Queue, queueViews, type View, view } from "../../protocol/view.ts"

/** A list of conversations: one that every console has, and what is filtered in it. */
export interface ListRef {
  queue: Queue
  filter: View
}

/** The name under which a page keeps a list: the same for the same filters, whoever set them in which order. */
export function listKey({ queue, filter }: ListRef): string {
  const search = searchOf(filter).toString()
  return search === "" ? queue : `${queue}?${search}`
}

export const viewOf = ({ queue, filter }: ListRef): View => ({ ...queueViews[queue], ...filter })

const fields = view.keyof().options

/** A filter as it stands in an address, the page's and the service's. */
export function searchOf(filter: View): URLSearchParams {
  const search = new URLSearchParams()
  for (const field of fields) {
    const value = filter[field]
    if (value !== undefined) search.set(field, Array.isArray(value) ? value.toSorted().join(",") : String(value))
  }
  return search
}

const filterShape = conversationQuery.pick({
  standing: true,
  assignee: true,
  labels: true,
  priority: true,
  reason: true,
  waitMinutes: true,
  text: true,
  mentioned: true,
})

/** The filter of an address. What makes no sense there is left out: an address may be old, or typed by hand. */
export function filterIn(search: URLSearchParams): View {
  let filter: View = {}
  for (const field of fields) {
    const value = search.get(field)
    const read = filterShape.safeParse(value === null || value === "" ? {} : { [field]: value })
    if (read.success) filter = { ...filter, ...defined(read.data) }
  }
  return filter
}

const defined = (filter: object): View =>
  view.parse(Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)))
