/**
 * Stands in for `@ai-sdk/gateway` in what is deployed (wrangler.toml). The AI SDK carries that client along to find models by
 * their names; ours are always given as objects, and it is a twenty-fifth of the whole Worker.
 */
const never = (): never => {
  throw new Error("Models are given as objects here, never named")
}

export const gateway = never
export const createGateway = never
/** No error comes from it. */
export const GatewayError = { isInstance: () => false }
export const GatewayAuthenticationError = { isInstance: () => false }
