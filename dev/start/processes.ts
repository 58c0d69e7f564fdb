import { execFileSync } from "node:child_process"
import { existsSync, readdirSync, readFileSync } from "node:fs"

export interface Process {
  pid: number
  group: number
  command: string
}

/** Every process of the machine that we may see. Linux tells in /proc, which small images have even without `ps`. */
export function processes(): Process[] {
  return existsSync("/proc/self/stat") ? fromProc() : fromPs()
}

function fromProc(): Process[] {
  return readdirSync("/proc").flatMap(name => {
    if (!/^\d+$/.test(name)) return []
    try {
      // "pid (name) state parent group …": the name may hold spaces and brackets, so count from its end.
      const stat = readFileSync(`/proc/${name}/stat`, "utf8")
      const [state, , group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
      if (state === "Z") return []
      const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ")
      return [{ pid: Number(name), group: Number(group), command }]
    } catch {
      return [] // It ended while we looked.
    }
  })
}

function fromPs(): Process[] {
  const table = execFileSync("ps", ["-A", "-o", "pid=,pgid=,args="], { encoding: "utf8", maxBuffer: 16 * 1024 * 1024 })
  return [...table.matchAll(/^\s*(\d+)\s+(\d+)\s+(.*)$/gm)].map(([, pid, group, command = ""]) => ({
    pid: Number(pid),
    group: Number(group),
    command,
  }))
}
