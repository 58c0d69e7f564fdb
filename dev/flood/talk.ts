/** What one customer says, in order. Each has one conversation, whose id stands for the sender. */
export interface Talk {
  sender: string
  messages: { id: string; text: string }[]
}
