import { type Core, createCore } from "../../../worker/org/core.ts"
import { standIn } from "./seam.ts"

/** Every organization's object starts with its core changed like this. */
export const inCore = (change: (core: Core) => void) => () =>
  standIn(createCore, shipped => ports => {
    const core = shipped(ports)
    change(core)
    return core
  })
