import { createContext, useContext } from "react"
import { type PageCommand, useOffer } from "../../palette/commands.ts"

/** Opens the room about the customer, where it is folded away. */
export const OpenAbout = createContext<() => void>(() => {})

/** Offers something that is done in that room, which is opened for it. */
export function useOfferAbout(command: Pick<PageCommand, "id" | "words" | "run">): void {
  const open = useContext(OpenAbout)
  const run = () => {
    open()
    command.run()
  }
  useOffer([{ ...command, group: "Customer", run }])
}
