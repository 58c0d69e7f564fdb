import { type ComponentType, type LazyExoticComponent, lazy } from "react"
import { loadPart } from "./load-part.ts"

/** A part that a page can do without, with code of its own. Where that cannot be had, nothing is shown in its place. */
export const extra = <Props extends object>(
  fetchCode: () => Promise<{ default: ComponentType<Props> }>,
): LazyExoticComponent<ComponentType<Props>> => lazy(() => loadPart(fetchCode).catch(() => ({ default: Nothing })))

const Nothing = () => null
