import { type Result, refuse } from "../../protocol/refusal.ts"

/**
 * Bytes as text. The encoding is what a byte order mark says, else `charset`, else UTF-8. What is no text is refused: known
 * binary files, bytes that the encoding does not know, and text with characters that are in no text.
 */
export function decodeText(bytes: Uint8Array, charset?: string): Result<{ text: string }> {
  if (magics.some(magic => magic.every((byte, at) => bytes[at] === byte))) return refuse("bad_file", noText)
  const decoder = decoderFor(markedAs(bytes) ?? charset ?? "utf-8")
  if (decoder === null) return refuse("bad_file", "Its encoding is not known here. Save it as UTF-8.")
  const decoded = attempt(decoder, bytes)
  if (decoded === null) return refuse("bad_file", "It is not text in UTF-8. Save it as UTF-8, or copy its text.")
  // NUL and its neighbours come from binary files, and from UTF-16 without a mark.
  if (/(?![\t-\r\u0080-\u009f])\p{Cc}/u.test(decoded)) return refuse("bad_file", noText)
  return { ok: true, text: decoded.replace(/\r\n?/g, "\n") }
}

const noText = "It is not text. Save it as plain text or Markdown, or copy its text."

/** What begins files that people take for text: PDF, Office and other archives, old Office, RTF, images, gzip. */
const magics = ["%PDF", "PK\x03\x04", "\xd0\xcf\x11\xe0", "{\\rtf", "\x89PNG", "\xff\xd8\xff", "GIF8", "\x1f\x8b"].map(
  magic => Array.from(magic, character => character.charCodeAt(0)),
)

function markedAs(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le"
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be"
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? "utf-8" : undefined
}

function decoderFor(label: string): TextDecoder | null {
  try {
    // The mark is left out: not to ignore it means to take it for what it is.
    return new TextDecoder(label, { fatal: true, ignoreBOM: false })
  } catch {
    return null
  }
}

function attempt(decoder: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}
