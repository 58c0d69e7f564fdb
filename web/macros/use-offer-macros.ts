import type { Macro } from "../../protocol/macro.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { type PageCommand, useOffer } from "../palette/commands.ts"
import { useMacros } from "../replies/at-hand-queries.ts"

/** The team's macros, by name. */
export function useOfferMacros(onRun: (macro: Macro) => void): void {
  const { organization } = useWorkplace()
  const macros = useMacros(organization.id).data?.items ?? []
  useOffer(
    macros.map(
      (macro): PageCommand => ({
        id: `macro.${macro.id}`,
        words: `Run the macro ${macro.name}`,
        group: "Conversation",
        run: () => onRun(macro),
      }),
    ),
  )
}
