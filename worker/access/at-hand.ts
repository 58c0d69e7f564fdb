import type { Things, World } from "./world.ts"

/** What the team has at hand, and a view of the colleague's. */
export function atHand({ people, here, said }: { people: World["people"]; here: Things; said: World["said"] }) {
  const { organizationId, itemIds } = here
  const [reply, macro, view] = [{ text: said.knowledge }, { actions: [{ type: "claim" }] }, { view: {} }]
  return [
    { organizationId, id: itemIds.replies, kind: "reply" as const, name: "hello", content: reply },
    { organizationId, id: itemIds.macros, kind: "macro" as const, name: "Take it", content: macro },
    { organizationId, id: itemIds.views, kind: "view" as const, name: "Everything", content: view },
    {
      ...{ organizationId, id: itemIds.own, kind: "view" as const, name: said.own, content: view },
      ownerId: people.colleague.userId,
    },
  ]
}
