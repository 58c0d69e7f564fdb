import { type Refusal, refusals } from "../../protocol/refusal.ts"

/** A refusal in words for a person: its own, or those of its kind. */
export const sayRefusal = ({ code, detail }: Pick<Refusal, "code" | "detail">): string => detail ?? refusals[code].title
