/** Says which of so many options is taken. */
export type Choose = (options: number) => number

/**
 * Plays a story again and again, until it has taken every course that it can take: depth first, each time from its
 * beginning. A story has to be the same whenever it is told the same choices. Answers how many courses there were.
 */
export async function explore(story: (choose: Choose, course: readonly number[]) => Promise<void>): Promise<number> {
  let courses = 0
  let taken: { option: number; options: number }[] = []
  do {
    let turn = 0
    const course: number[] = []
    await story(options => {
      const known = taken[turn]
      const here = known ?? { option: 0, options }
      if (here.options !== options) throw new Error(`The story has ${options} options where it had ${here.options}`)
      if (known === undefined) taken.push(here)
      turn += 1
      course.push(here.option)
      return here.option
    }, course)
    courses += 1
    taken = next(taken)
  } while (taken.length > 0)
  return courses
}

/** The last choice that could have been another one becomes that; what came after it is open again. */
function next(taken: { option: number; options: number }[]): { option: number; options: number }[] {
  const last = taken.findLastIndex(({ option, options }) => option + 1 < options)
  return taken.slice(0, last + 1).map((one, index) => (index === last ? { ...one, option: one.option + 1 } : one))
}
