import { relative } from "node:path"
import { brokenRules } from "./boundaries/rules.ts"
import { sourceFiles } from "./boundaries/source-files.ts"

/** Part of `npm run check`: who may import whom, how long a file may be, and what it may not be called. */
const broken = sourceFiles().flatMap(file =>
  brokenRules(file).map(rule => `${relative(process.cwd(), file.path)}: ${rule}`),
)
for (const line of broken) console.error(line)
if (broken.length > 0) process.exitCode = 1
else console.log("Boundaries hold.")
