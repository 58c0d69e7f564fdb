/** The names of the parts in which two are not the same, in the order of the newer one. */
export const changedParts = (before: object, after: object): string[] =>
  Object.entries(after)
    .filter(([part, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(before, part)))
    .map(([part]) => part)
