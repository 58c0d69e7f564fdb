import { useLocation } from "wouter"
import { type PageCommand, useOffer } from "../palette/commands.ts"

/** The rooms of the organization, for the palette. */
export function useOfferPlaces(base: string): void {
  const [, go] = useLocation()
  useOffer(
    places.map(([path, words]): PageCommand => ({ id: path, words, group: "Go to", run: () => go(`${base}/${path}`) })),
  )
}

const places: [path: string, words: string][] = [
  ["conversations/waiting", "Go to Waiting"],
  ["conversations/mine", "Go to Mine"],
  ["conversations/unassigned", "Go to Unassigned"],
  ["conversations/all", "Go to All open"],
  ["conversations/snoozed", "Go to Snoozed"],
  ["conversations/mentions", "Go to Mentions"],
  ["conversations/resolved", "Go to Resolved"],
  ["knowledge", "Go to Knowledge"],
  ["assistant", "Go to Assistant"],
  ["desk", "Go to Desk"],
  ["replies", "Go to Replies"],
  ["macros", "Go to Macros"],
  ["team", "Go to Team"],
  ["notifications", "Go to Notifications"],
  ["keyboard", "Go to Keyboard"],
  ["settings", "Go to Settings"],
]
