/** What `ASSISTANT_MODEL` says. */
export type ModelSetting =
  | { provider: "extractive" }
  | { provider: "workers-ai"; model: string }
  | { provider: "openai-compatible"; baseUrl: string; model: string }

export type ReadSetting = { ok: true; setting: ModelSetting } | { ok: false; because: string }

/** Reads the one setting that chooses the model. It holds no secret, so a wrong one may be shown. */
export function readModelSetting(text: string | undefined): ReadSetting {
  const said = text?.trim() ?? ""
  if (said === "" || said === "extractive") return { ok: true, setting: { provider: "extractive" } }
  const [, provider, rest = ""] = /^([a-z-]+):(.*)$/s.exec(said) ?? []
  if (provider === "workers-ai") return workersAi(rest)
  if (provider === "openai-compatible") return openAiCompatible(rest)
  return wrong(`it says "${said.slice(0, 80)}"`)
}

function workersAi(model: string): ReadSetting {
  if (!/^@[\w.-]+\/[\w./-]+$/.test(model)) return wrong(`"${model.slice(0, 80)}" is not the name of a Workers AI model`)
  return { ok: true, setting: { provider: "workers-ai", model } }
}

function openAiCompatible(rest: string): ReadSetting {
  const at = rest.lastIndexOf("#")
  const model = at < 0 ? "" : rest.slice(at + 1).trim()
  if (model === "") return wrong("after the base URL comes # and the model's name")
  const url = URL.parse(rest.slice(0, at))
  if (url === null || !/^https?:$/.test(url.protocol)) return wrong("the base URL is not an http or https address")
  if (url.username !== "" || url.password !== "")
    return wrong("a key belongs into ASSISTANT_API_KEY, not into the base URL")
  return { ok: true, setting: { provider: "openai-compatible", baseUrl: url.href.replace(/\/+$/, ""), model } }
}

function wrong(what: string): ReadSetting {
  return { ok: false, because: `ASSISTANT_MODEL cannot be used: ${what}` }
}

export const modelForms = 'It is "extractive", "workers-ai:<model>" or "openai-compatible:<base URL>#<model>"'
