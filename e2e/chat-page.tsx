import { useChat } from "@ai-sdk/react"
import { DefaultChatTransport, type UIMessage } from "ai"
import { StrictMode, useState } from "react"
import { createRoot } from "react-dom/client"

/**
 * Somebody else's page: the AI SDK's own hook as its documentation shows it, and as React shows faults soonest. The address
 * says which organization and which conversation.
 */
const asked = new URLSearchParams(location.search)
const organizationId = asked.get("organization")
const transport = new DefaultChatTransport({ api: `/api/chat?organizationId=${organizationId}` })

function ChatPage({ id }: { id: string }) {
  const [standing, setStanding] = useState("")
  const { messages, sendMessage, regenerate, stop, resumeStream, status, error } = useChat({
    id,
    transport,
    resume: true,
    onData: part => part.type === "data-conversation" && setStanding(JSON.stringify(part.data)),
  })
  return (
    <>
      <p id="status">{status}</p>
      <output>{standing}</output>
      {error && <p role="alert">{error.message}</p>}
      <ul role="log">
        {messages.map(message => (
          <li key={message.id} id={message.id} aria-label={message.role}>
            {textOf(message)}
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => sendMessage({ text: "Tell me everything about boots." })}>
        Ask
      </button>
      <button type="button" onClick={() => regenerate()}>
        Ask again
      </button>
      <button type="button" onClick={stop}>
        Hang up
      </button>
      <button type="button" onClick={() => resumeStream()}>
        Resume
      </button>
      <button type="button" onClick={() => fetch(`/api/chat/${id}/stream`, { method: "DELETE" })}>
        Stop for everybody
      </button>
    </>
  )
}

const textOf = ({ parts }: UIMessage): string => parts.map(part => (part.type === "text" ? part.text : "")).join("")

createRoot(document.body.appendChild(document.createElement("main"))).render(
  <StrictMode>
    <ChatPage id={asked.get("id") ?? ""} />
  </StrictMode>,
)
