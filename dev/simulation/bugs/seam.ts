type Any = (...args: never[]) => unknown

/** What stands at a seam at the moment, by the function that callers import. */
const standing = new Map<unknown, { shipped: Any; now: Any }>()

/**
 * For `vi.mock`: the module as it is shipped, with a seam before each of its functions, where another can stand in. A call from
 * within the module does not pass the seam.
 */
export function withSeams<Module extends object>(module: Module): Module {
  const named = Object.entries(module).map(([name, value]) => [name, isFunction(value) ? seam(value) : value])
  return Object.fromEntries(named)
}

/** Lets another function stand in for one of a module that has seams; the returned function takes it away. */
export function standIn<F extends Any>(original: F, make: (shipped: F) => F): () => void {
  const place = standing.get(original)
  if (place === undefined) throw new Error(`${original.name} has no seam: its module is not among those of the test`)
  place.now = make(place.shipped as F)
  return () => {
    place.now = place.shipped
  }
}

function seam(shipped: Any): Any {
  const place = { shipped, now: shipped }
  const through: Any = (...args) => place.now(...args)
  standing.set(through, place)
  return through
}

const isFunction = (value: unknown): value is Any => typeof value === "function" && !/^class\b/.test(String(value))
