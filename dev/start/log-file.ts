import { createWriteStream, mkdirSync, type WriteStream } from "node:fs"
import { dirname } from "node:path"

const logBytesMax = 20 * 1024 * 1024

/** A log that starts anew with every run, and again when it has grown too long to be of use. */
export function logFile(path: string): { write(line: string): void; end(): void } {
  mkdirSync(dirname(path), { recursive: true })
  let stream: WriteStream = createWriteStream(path)
  let bytes = 0
  return {
    write: line => {
      bytes += Buffer.byteLength(line) + 1
      if (bytes > logBytesMax) {
        stream.end()
        stream = createWriteStream(path)
        bytes = 0
      }
      stream.write(`${line}\n`)
    },
    end: () => stream.end(),
  }
}
