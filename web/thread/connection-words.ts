import type { Connection, StopReason, WaitReason } from "../live/state.ts"

/** What the connection bar says, and the one thing a person can do about it. Null: nothing worth saying. */
export interface ConnectionWords {
  lead: string
  rest: string
  action: "try_now" | "sign_in" | "reload" | "none"
  actionLabel: string
}

export function connectionWords(connection: Connection): ConnectionWords | null {
  switch (connection.status) {
    case "idle":
    case "live":
      return null
    case "catching_up":
      return { lead: "Getting what you missed.", rest: "", action: "none", actionLabel: "" }
    case "connecting":
    case "greeting":
      return connection.because === null ? null : waiting(connection.because, connection.attempt)
    case "waiting":
      return waiting(connection.reason, connection.attempt)
    case "stopped":
      return stopped(connection.reason)
  }
}

function waiting(reason: WaitReason, attempt: number): ConnectionWords | null {
  const tryNow = { action: "try_now", actionLabel: "Try now" } as const
  switch (reason) {
    case "offline":
      return { lead: "You are offline.", rest: "Messages are kept and sent when you are back.", ...tryNow }
    case "unreachable":
      return { lead: "Parley cannot be reached.", rest: "Messages are kept, and we keep trying.", ...tryNow }
    case "dropped":
      // Every deploy drops every line; one that is back at once is not worth a word.
      if (attempt < 2) return null
      return { lead: "The connection is interrupted.", rest: "Messages are kept, and we keep trying.", ...tryNow }
  }
}

function stopped(reason: StopReason): ConnectionWords | null {
  switch (reason) {
    case "signed_out":
      return {
        lead: "You are signed out.",
        rest: "What you have not sent is kept on this device.",
        action: "sign_in",
        actionLabel: "Sign in",
      }
    case "replaced":
      return {
        lead: "This page was disconnected.",
        rest: "You have it open in too many places.",
        action: "try_now",
        actionLabel: "Use it here",
      }
    case "strikes":
      return {
        lead: "Something on this page went wrong.",
        rest: "Load it again to go on.",
        action: "reload",
        actionLabel: "Load again",
      }
    case "unknown_version":
      return {
        lead: "This page is older than the service.",
        rest: "Load it again to go on. Messages are kept.",
        action: "reload",
        actionLabel: "Load again",
      }
    case "gone":
      return {
        lead: "This organization is not here any more.",
        rest: "It was removed, or is no longer open to you.",
        action: "none",
        actionLabel: "",
      }
    case "left":
      return null
  }
}
