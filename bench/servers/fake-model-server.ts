import { startFakeOpenAi } from "../../dev/models/fake-openai.ts"

process.once("disconnect", () => process.exit())
const { baseUrl } = await startFakeOpenAi()
process.send?.({ port: Number(new URL(baseUrl).port) })
