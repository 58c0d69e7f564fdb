import { readFileSync } from "node:fs"

/** Linux counts in hundredths of a second, whatever its clock's tick is. */
const msPerTick = 10

/** Processor time that a process has used, all its threads together. Linux only, as the harness. */
export function processorMs(pid: number): number {
  // "pid (name) state …": the name may hold spaces, so count from its end.
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8")
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
  return (Number(fields[11]) + Number(fields[12])) * msPerTick
}
