import { createOpenAICompatible } from "@ai-sdk/openai-compatible"
import { AIChatAgent } from "@cloudflare/ai-chat"
import { convertToModelMessages, streamText } from "ai"

type Env = Cloudflare.Env & {
  AI_CHAT: DurableObjectNamespace<AiChat>
  MODEL_URL: string
  MODEL: string
}

/** A chat agent on `@cloudflare/ai-chat` as its documentation shows one: every connection of a room hears the answer as it is written. */
export class AiChat extends AIChatAgent<Env> {
  override async onChatMessage(): Promise<Response> {
    const provider = createOpenAICompatible({ name: "fake", baseURL: this.env.MODEL_URL, includeUsage: true })
    const result = streamText({
      model: provider(this.env.MODEL),
      messages: await convertToModelMessages(this.messages),
    })
    return result.toUIMessageStreamResponse()
  }
}

/** `/name`: the agent of that name. */
export default {
  fetch: (request: Request, env: Env): Promise<Response> =>
    env.AI_CHAT.getByName(new URL(request.url).pathname.slice(1)).fetch(request),
}
