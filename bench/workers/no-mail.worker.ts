/** Stands for `cloudflare:email`, which the bare runtime does not have; agents only use it for mail, and here is none. */
export class EmailMessage {
  constructor() {
    throw new Error("There is no mail in a measurement")
  }
}
