import { type LabelColour, labelColour } from "../../protocol/desk.ts"

/** The colour used least, in the order of the palette: a new label tells itself apart. */
export function nextColour(labels: readonly { colour: LabelColour }[]): LabelColour {
  const used = (colour: LabelColour) => labels.filter(one => one.colour === colour).length
  return labelColour.options.toSorted((one, other) => used(one) - used(other))[0] ?? "grey"
}
