/** Whether a text has at most so many bytes on the wire. A UTF-16 unit is at most three bytes of UTF-8, so most need no counting. */
export const fitsBytes = (text: string, bytesMax: number): boolean =>
  text.length * 3 <= bytesMax || (text.length <= bytesMax && new TextEncoder().encode(text).byteLength <= bytesMax)
