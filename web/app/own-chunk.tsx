import { type ComponentType, type LazyExoticComponent, lazy, use } from "react"
import { type AroundPart, loadPart } from "./load-part.ts"

/**
 * Part of a page whose code is a file of its own. Like React's `lazy`, but what is there already is shown at once: once React
 * has said that it waits, it shows what it waited for no sooner than 300 ms later, so that screens do not flicker. So whoever
 * knows what comes next loads it beforehand.
 */
export class OwnChunk {
  readonly #fetchCode: () => Promise<{ default: ComponentType }>
  #coming: Promise<ComponentType> | null = null
  #here: ComponentType | null = null
  readonly #page: AroundPart | undefined
  constructor(fetchCode: () => Promise<{ default: ComponentType }>, page?: AroundPart) {
    this.#fetchCode = fetchCode
    this.#page = page
  }

  get here(): ComponentType | null {
    return this.#here
  }

  load(): Promise<ComponentType> {
    this.#coming ??= loadPart(this.#fetchCode, this.#page).then(code => {
      this.#here = code.default
      return code.default
    })
    return this.#coming
  }

  /** Begins to load it. Settles when it is there, or cannot be had: that is told where it is shown. */
  async prepare(): Promise<void> {
    await this.load().catch(() => {})
  }
}

export function Chunk({ of }: { of: OwnChunk }) {
  const Shown = of.here ?? use(of.load())
  return <Shown />
}

/** A part that a page can do without. Where its code cannot be had, nothing is shown in its place. */
export const extra = <Props extends object>(
  fetchCode: () => Promise<{ default: ComponentType<Props> }>,
): LazyExoticComponent<ComponentType<Props>> => lazy(() => loadPart(fetchCode).catch(() => ({ default: Nothing })))

const Nothing = () => null
