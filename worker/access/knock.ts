import { type Answered, type Asked, ask } from "./ask.ts"
import type { Column } from "./columns.ts"
import { pathOf } from "./path.ts"
import { restRequests } from "./rest-requests.ts"
import type { Row } from "./table.ts"
import type { Things, World } from "./world.ts"

/** Asks for what a row is about, as somebody, in a world; of `things` instead of that world's own when they are given. */
export function knock(
  row: Row,
  column: Column,
  { world, things }: { world: World; things?: Things },
): Promise<Answered> {
  const self = column === "anonymous" ? null : world.people[column]
  return ask(world.env, self, requestOf(row, column, { world, things: things ?? aboutIn(row, column, world) }))
}

export function requestOf(row: Row, column: Column, { world, things }: { world: World; things: Things }): Asked {
  const [method = "", path = ""] = row.door.split(" ")
  const { body, query, headers } = restRequests[row.label] ?? {}
  return {
    method,
    path: pathOf(path, things) + (query?.(things) ?? ""),
    ...(body && { body: body(things, world.people[column === "anonymous" ? "colleague" : column]) }),
    ...(headers && { headers }),
  }
}

const aboutIn = ({ label }: Row, column: Column, world: World): Things => ({
  ...world.here,
  ...restRequests[label]?.about?.(world, column),
})
