/** Replaces a method of a class for every object of it; the returned function puts the shipped one back. */
export function patch<T extends object, K extends keyof T>(prototype: T, name: K, make: (shipped: T[K]) => T[K]) {
  const shipped = prototype[name]
  prototype[name] = make(shipped)
  return (): void => {
    prototype[name] = shipped
  }
}

/** Several of them, put back together. */
export function together(...undo: (() => void)[]): () => void {
  return () => {
    for (const one of undo) one()
  }
}
