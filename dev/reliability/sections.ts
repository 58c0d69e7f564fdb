import { simulationRules } from "../simulation/history/simulation-rules.ts"
import type { ChaosOutcome, Figures } from "./figures.ts"

/** What `npm run reliability` writes into docs/reliability.md, by the name in its marks. */
export const sections: Record<string, (figures: Figures) => string> = {
  simulation: ({ simulation: { schedules, seed, entries, accepted, seconds, violations, unseen } }) =>
    `${n(schedules)} schedules, seeds ${n(seed)} to ${n(seed + schedules - 1)}: ${n(accepted)} operations acknowledged, ` +
    `${n(entries)} entries in the logs, **${n(violations.length)} schedules with a violation**, in ${n(seconds)} s. Of what can occur, ${n(unseen.length)} things were not seen.`,
  faults: ({ simulation }) =>
    table(
      ["what happened", "times"],
      Object.entries(simulation.faults)
        .toSorted(([, a], [, b]) => b - a)
        .map(([name, times]) => [name, n(times)]),
    ),
  rules: ({ simulation }) =>
    table(
      ["rule", "in words", "compared", "violated"],
      Object.entries(simulationRules).map(([name, words]) => {
        const { checked, violations } = simulation.rules[name] ?? { checked: 0, violations: 0 }
        return [`\`${name}\``, words, n(checked), n(violations)]
      }),
    ),
  bugs: ({ bugs: { bugs, schedulesMax } }) =>
    [
      `${n(bugs.length)} mistakes, each noticed within ${n(schedulesMax)} schedules by a rule that is there for it.`,
      "",
      table(
        ["a Parley that", "is seen by", "after schedules"],
        bugs.map(({ bug, seenBy, schedules }) => [bug, seenBy.map(rule => `\`${rule}\``).join(", "), n(schedules)]),
      ),
    ].join("\n"),
  chaos: ({ chaos: { outcomes } }) =>
    table(
      ["", ...outcomes.map(nameOf)],
      [
        ...chaosRows.map(([words, value]) => [words, ...outcomes.map(value)]),
        ["violations of any rule", ...outcomes.map(({ rules }) => n(rules.reduce((sum, { count }) => sum + count, 0)))],
      ],
    ),
  answers: ({ answers }) => {
    const { seed, kills, midAnswerKills, answersAtKills, begun, questions, ended, seconds, rules } = answers
    const { failures, handOvers, backAgainMs } = answers
    return [
      `${n(kills)} kills (seed ${seed}, ${n(seconds)} s), ${n(midAnswerKills)} of them in the middle of ${n(answersAtKills)} answers in all: ` +
        `${n(questions)} questions, ${n(begun)} answers seen being written, of which the stream has ${n(ended.done)} done, ` +
        `${n(ended.superseded)} superseded, ${n(ended.stopped)} stopped and ${n(ended.failed)} failed, ` +
        `**${n(rules.reduce((sum, one) => sum + one.count, 0))} violations** in ${n(rules.reduce((sum, one) => sum + one.checked, 0))} comparisons.`,
      `Why answers failed: ${listed(failures)}. Why a person was fetched: ${listed(handOvers)}.`,
      `From a kill to new words on a screen, the start of the runtime and the page's coming back included: ` +
        `${n(backAgainMs.median)} ms at the median of ${n(backAgainMs.answers)} answers, ${n(backAgainMs.p95)} ms at the 95th percentile, ` +
        `${n(backAgainMs.max)} ms at most.`,
    ].join("\n\n")
  },
  interleavings: ({ interleavings }) =>
    interleavings
      .map(
        ({ courses, deviations, deeds }) =>
          `${n(courses)} courses: every one that leaves the order of time at most ${n(deviations)} times, by something that ` +
          `overtakes something else or by one of ${n(deeds.length)} deeds (${deeds.join(", ")}).`,
      )
      .join("\n\n"),
  access: ({ access }) =>
    `${n(access.routes)} routes and ${n(access.frames)} frames and commands by ${n(access.columns)} kinds of people: ` +
    `${n(access.cells)} cells, ${n(access.refusedCells)} of them refusals. ${n(access.wrongOrigins)} wrong origins in ` +
    `${n(access.originAttempts)} attempts, none let in.`,
  fuzz: ({ fuzz: { frames, bodies } }) =>
    `${n(frames.frames)} frames (seed ${frames.seed}): ${n(frames.failures.length)} failures, the largest refusal ` +
    `${n(frames.largestRefusalBytes)} bytes. ${n(bodies.bodies)} bodies over ${n(bodies.routes)} routes (seed ` +
    `${bodies.seed}): ${n(bodies.failures.length)} failures, the largest refusal ${n(bodies.largestRefusalBytes)} bytes.`,
}

const chaosRows: [string, (outcome: ChaosOutcome) => string][] = [
  ["kills, with messages on their way", ({ kills, inFlightAtKill }) => `${n(kills)}, ${n(inFlightAtKill)}`],
  ["messages sent", ({ sent }) => n(sent)],
  ["acknowledged", ({ acknowledged }) => n(acknowledged)],
  ["seen by everybody who may", ({ seen }) => n(seen)],
  ["lost after the acknowledgement", ({ lost }) => n(lost)],
  ["never acknowledged, never refused, never stored", ({ vanished }) => n(vanished)],
  ["given up, and said so", ({ refused }) => n(refused)],
  ["doubled", ({ duplicated }) => n(duplicated)],
  ["reordered", ({ reordered }) => n(reordered)],
  ["missing on a screen, or a number missing", ({ holes }) => n(holes)],
  ["screens that end up wrong", ({ divergent }) => n(divergent)],
  ["refused, or a number skipped or repeated on a line", ({ complaints }) => n(complaints.length)],
  ["pages that never came to rest", ({ unfinished }) => n(unfinished.length)],
  ["archived in Postgres", ({ archived }) => (archived === null ? "none kept" : n(archived))],
  ["seed, seconds", ({ seed, seconds }) => `${seed}, ${n(seconds)}`],
]

const listed = (reasons: Record<string, number>): string =>
  Object.entries(reasons)
    .map(([words, times]) => `“${words}” ${n(times)} times`)
    .join(", ") || "none"

const nameOf = ({ chat, without }: ChaosOutcome): string =>
  without.length > 0 ? `${chat}, without ${without.join(", ")}` : chat

const n = (value: number): string => Math.round(value).toLocaleString("en")

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => "---"), ...rows].map(cells => `| ${cells.join(" | ")} |`).join("\n")
