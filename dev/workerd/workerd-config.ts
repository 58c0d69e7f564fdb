import { readFileSync } from "node:fs"
import { join } from "node:path"
import { repository } from "../start/settings.ts"

/** What a workerd is to run. */
export interface Served {
  /** Path of the bundle (bundle-script.ts). */
  bundle: string
  /** Durable Object classes by the binding the script knows them under: `{ ORGANIZATION: "Organization" }`. Each has SQLite. */
  classes: Record<string, string>
  /** Plain text bindings. */
  variables?: Record<string, string>
  /** Where the objects keep their data, over restarts. */
  folder: string
}

/** The configuration as workerd reads it: one Worker, its objects on disk, and a network of this machine only. */
export function workerdConfig({ bundle, classes, variables = {}, folder }: Served): string {
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "worker", worker = .worker),
    (name = "disk", disk = (path = ${text(folder)}, writable = true)),
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "worker")],
);

const worker :Workerd.Worker = (
  modules = [(name = "worker.mjs", esModule = embed ${text(bundle)})],
  compatibilityDate = ${text(compatibilityDate())},
  durableObjectStorage = (localDisk = "disk"),
  durableObjectNamespaces = [${list(Object.values(classes), name => `className = ${text(name)}, uniqueKey = ${text(name)}, enableSql = true`)}],
  bindings = [
    ${list(Object.entries(classes), ([binding, name]) => `name = ${text(binding)}, durableObjectNamespace = ${text(name)}`)}
    ${list(Object.entries(variables), ([name, value]) => `name = ${text(name)}, text = ${text(value)}`)}
  ],
);
`
}

/** As the deployment's: what behaves otherwise with another date would be measured in vain. */
function compatibilityDate(): string {
  const [, date] = readFileSync(join(repository, "wrangler.toml"), "utf8").match(/^compatibility_date = "(.*)"$/m) ?? []
  if (date === undefined) throw new Error("wrangler.toml names no compatibility_date")
  return date
}

const text = (value: string): string => JSON.stringify(value)

const list = <One>(values: One[], fields: (value: One) => string): string =>
  values.map(value => `(${fields(value)}), `).join("")
