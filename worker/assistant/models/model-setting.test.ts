import { expect, test } from "vitest"
import { readModelSetting } from "./model-setting.ts"

test.each([
  [undefined, { provider: "extractive" }],
  ["", { provider: "extractive" }],
  [" extractive ", { provider: "extractive" }],
  [
    "workers-ai:@cf/meta/llama-3.3-70b-instruct-fp8-fast",
    { provider: "workers-ai", model: "@cf/meta/llama-3.3-70b-instruct-fp8-fast" },
  ],
  [
    "openai-compatible:http://localhost:11434/v1#qwen3:8b",
    { provider: "openai-compatible", baseUrl: "http://localhost:11434/v1", model: "qwen3:8b" },
  ],
  [
    "openai-compatible:https://models.example.com/v1/#org/model",
    { provider: "openai-compatible", baseUrl: "https://models.example.com/v1", model: "org/model" },
  ],
])("%s chooses a model", (text, setting) => {
  expect(readModelSetting(text)).toEqual({ ok: true, setting })
})

test.each([
  ["gpt", 'it says "gpt"'],
  ["workers-ai:llama", '"llama" is not the name of a Workers AI model'],
  ["openai-compatible:http://localhost:11434/v1", "after the base URL comes # and the model's name"],
  ["openai-compatible:localhost:11434#small", "the base URL is not an http or https address"],
  ["openai-compatible:https://key:hush@models.example.com/v1#small", "a key belongs into ASSISTANT_API_KEY"],
])("%s is refused in words, without what may be secret", (text, because) => {
  const read = readModelSetting(text)
  expect(read).toMatchObject({ ok: false, because: expect.stringContaining(because) })
  expect(JSON.stringify(read)).not.toContain("hush")
})
