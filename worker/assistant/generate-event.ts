import type { Citation, Trace } from "../../protocol/answer.ts"

/**
 * What a turn of a model says while it runs, in order. The last one is `end` or `failed`, exactly once; after an abort there may
 * be neither.
 */
export type GenerateEvent =
  /** More of the answer, as it comes: append it. */
  | { type: "text"; text: string }
  /** Every source cited so far. */
  | { type: "citations"; citations: Citation[] }
  /** How the answer comes about, as it stands now. */
  | { type: "trace"; trace: Trace }
  /** The model wants a person to take over. `end` follows. */
  | { type: "escalate"; reason: string; summary: string | null }
  /** `found`: the knowledge had something to say, or nothing had to be looked up. `cut`: the model reached a bound before its end. */
  | { type: "end"; found: boolean; cut: boolean; tokens: number }
  /** `because` is for staff, in words; it says nothing of addresses, keys or stacks. */
  | { type: "failed"; code: FailureCode; because: string; tokens: number }

/**
 * `knowledge`: what is written down could not be read. `setting`: no model can be made of what is configured. `thought_aloud`:
 * the text so far is no answer, and must not stay.
 */
export type FailureCode =
  | "silent"
  | "unreachable"
  | "busy"
  | "over_quota"
  | "refused"
  | "filtered"
  | "cut"
  | "empty"
  | "nonsense"
  | "thought_aloud"
  | "too_long"
  | "knowledge"
  | "setting"
