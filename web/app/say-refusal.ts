import { type Refusal, refusals } from "../../protocol/refusal.ts"
import { moment } from "../look/ago.ts"

/** A refusal in words for a person: its own, or those of its kind. Moments are in UTC there, and on this person's clock here. */
export const sayRefusal = ({ code, detail }: Pick<Refusal, "code" | "detail">): string =>
  detail?.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, at => moment(Date.parse(at), Date.now())) ?? refusals[code].title
