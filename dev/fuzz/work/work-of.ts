import { Session } from "node:inspector/promises"
import { search } from "./search.ts"

/** Of these the runtime does as much as the text is long that they are asked about. */
const wholeText = ["indexOf", "includes", "replaceAll", "split", "trim", "toLowerCase"] as const

/**
 * Counts what reading a text takes: every block of the code in `folder` that is run, every sign that an expression tries, and
 * every sign that the runtime's own functions look at. The same for the same text, however busy the machine is.
 */
export async function workOf(folder: string): Promise<{ of(work: () => void): Promise<number>; end(): Promise<void> }> {
  const session = new Session()
  session.connect()
  await session.post("Profiler.enable")
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true })
  const blocksRun = async () => {
    const { result } = await session.post("Profiler.takePreciseCoverage")
    const ours = result.filter(({ url }) => url.includes(folder))
    const ranges = ours.flatMap(({ functions }) => functions.flatMap(one => one.ranges))
    return ranges.reduce((sum, { count }) => sum + count, 0)
  }
  return {
    of: async work => {
      // What was counted before.
      await blocksRun()
      const looked = lookedAt(work)
      const blocks = await blocksRun()
      if (blocks === 0) throw new Error(`Nothing in ${folder} was loaded while it was counted`)
      return looked + blocks
    },
    end: async () => {
      await session.post("Profiler.stopPreciseCoverage")
      session.disconnect()
    },
  }
}

/** Signs that expressions and the runtime's own functions look at meanwhile. */
function lookedAt(work: () => void): number {
  let signs = 0
  const { exec } = RegExp.prototype
  const shipped = wholeText.map(name => [name, Reflect.get(String.prototype, name)] as const)
  RegExp.prototype.exec = function (text) {
    RegExp.prototype.exec = exec
    const { steps, end } = search(this, text)
    const { lastIndex } = this
    const found = exec.call(this, text)
    const foundEnd = found && found.index + found[0].length
    if (foundEnd !== end) throw new Error(`${this} was counted to ${end}, and ends at ${foundEnd} from ${lastIndex}`)
    signs += steps
    RegExp.prototype.exec = counted
    return found
  }
  const counted = RegExp.prototype.exec
  for (const [name, method] of shipped) {
    Reflect.set(String.prototype, name, function (this: string, ...asked: unknown[]) {
      signs += name === "indexOf" && typeof asked[1] === "number" ? Math.max(0, this.length - asked[1]) : this.length
      return Reflect.apply(method, this, asked)
    })
  }
  try {
    work()
    return signs
  } finally {
    RegExp.prototype.exec = exec
    for (const [name, method] of shipped) Reflect.set(String.prototype, name, method)
  }
}
