/** What a check found: fine, worth knowing, or something that stops Parley; the latter two with what to do about it. */
export type Finding = { state: "fine"; says: string } | { state: "warning" | "fatal"; says: string; remedy: string }

export const fine = (says: string): Finding => ({ state: "fine", says })
export const warning = (says: string, remedy: string): Finding => ({ state: "warning", says, remedy })
export const fatal = (says: string, remedy: string): Finding => ({ state: "fatal", says, remedy })
