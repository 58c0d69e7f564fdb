import { startFakeOpenAi } from "./fake-openai.ts"

/** `node dev/models/serve.ts [port]`: the fake model's server by itself, for trying things out by hand. */
const [port = "0"] = process.argv.slice(2)
const { baseUrl } = await startFakeOpenAi({ port: Number(port) })
console.log(
  `The fake model listens: ASSISTANT_MODEL='openai-compatible:${baseUrl}#cites'. Its runs: GET ${baseUrl}/runs`,
)
