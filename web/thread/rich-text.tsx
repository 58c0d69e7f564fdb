import { type Piece, pieces } from "./links.ts"
import { SafeLink } from "./safe-link.tsx"

/** What somebody wrote, with its line breaks and its links. Elements are made here one by one: text never becomes markup. */
export function RichText({ text }: { text: string }) {
  return (
    <div className="words" dir="auto">
      {pieces(text).map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text's pieces never move
        <OnePiece key={index} piece={piece} />
      ))}
    </div>
  )
}

function OnePiece({ piece }: { piece: Piece }) {
  if (!("href" in piece)) return piece.text
  return (
    <SafeLink href={piece.href} host={piece.host}>
      {piece.text}
    </SafeLink>
  )
}
