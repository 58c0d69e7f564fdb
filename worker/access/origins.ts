/** Origins that are not ours, each almost; the page's own is `https://chat.parley.example`. */
export const wrongOrigins: Record<string, string> = {
  "another site": "https://evil.example",
  "no origin of its own, as of a sandboxed frame": "null",
  nothing: "",
  "another scheme": "http://chat.parley.example",
  "another port": "https://chat.parley.example:8443",
  "the usual port, spelled out": "https://chat.parley.example:443",
  "the domain above": "https://parley.example",
  "a subdomain": "https://evil.chat.parley.example",
  "our name as a subdomain of theirs": "https://chat.parley.example.evil.example",
  "our name at the end of theirs": "https://evilchat.parley.example",
  "our name as a user": "https://chat.parley.example@evil.example",
  "our name as a path": "https://evil.example/https://chat.parley.example",
  "a path": "https://chat.parley.example/",
  "a final dot": "https://chat.parley.example.",
  "capital letters": "https://Chat.Parley.Example",
  "a letter that only looks alike": "https://chat.xn--prley-4ve.example",
  "a file": "file://",
  "an extension": "chrome-extension://chat.parley.example",
  "two values": "https://chat.parley.example, https://evil.example",
  "two values, theirs first": "https://evil.example, https://chat.parley.example",
}

export const ownOrigin = "https://chat.parley.example"
