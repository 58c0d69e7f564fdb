/** Version of the frames on the socket. A change of any frame's shape raises it; `version.test.ts` holds the two together. */
export const protocolVersion = 4
