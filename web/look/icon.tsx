const paths = {
  clock: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 7v5l3 2",
  person: "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 20a8 8 0 0 1 16 0",
  people:
    "M9 5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM2.5 19.5a6.5 6.5 0 0 1 13 0M16 5.2a3.5 3.5 0 0 1 0 6.6M18 13.8a6.5 6.5 0 0 1 3.5 5.7",
  talk: "M4 5h16v11H9l-5 4z",
  check: "M4 12l5 5L20 6",
  alert: "M12 8v5M12 16.5v.01M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z",
  back: "M19 12H5M11 6l-6 6 6 6",
  next: "M9 6l6 6-6 6",
  down: "M6 9l6 6 6-6",
  up: "M12 19V5M6 11l6-6 6 6",
  close: "M6 6l12 12M18 6L6 18",
  more: "M5 12v.01M12 12v.01M19 12v.01",
  plus: "M12 5v14M5 12h14",
  link: "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.5 1.5M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.5-1.5",
  settings: "M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4",
  keyboard: "M3 7h18v10H3zM7 10.5v.01M11 10.5v.01M15 10.5v.01M8 14h8",
  leave: "M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  thumb: "M7 11v9M7 11l4-8a3 3 0 0 1 3 3v4h5.5a2 2 0 0 1 2 2.4l-1.3 6a2 2 0 0 1-2 1.6H7M3 11h4v9H3z",
  again: "M19.5 12a7.5 7.5 0 1 1-2.4-5.5M17.5 2.5v4.2h-4.2",
  stop: "M7 7h10v10H7z",
  bell: "M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 18a2 2 0 0 0 4 0",
  book: "M5 4h10a4 4 0 0 1 4 4v12H9a4 4 0 0 1-4-4zM5 16a4 4 0 0 1 4-4h10",
  spark: "M12 3l2.2 6.8L21 12l-6.8 2.2L12 21l-2.2-6.8L3 12l6.8-2.2z",
  at: "M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM16 8v5.5a2.5 2.5 0 0 0 5 0V12a9 9 0 1 0-3.6 7.2",
  tray: "M4 14l3-9h10l3 9v5H4zM4 14h5l1.5 2.5h3L15 14h5",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z",
  filter: "M4 6h16M7 12h10M10 18h4",
  search: "M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM16 16l5 5",
  tag: "M4 4h8l8 8-8 8-8-8zM8.5 8.5v.01",
  file: "M6 3h8l4 4v14H6zM14 3v5h4",
  desk: "M3 9h18M5 9v11M19 9v11M12 9v6h7M9 9V5h6v4",
  reply: "M10 6l-6 6 6 6M4 12h9a7 7 0 0 1 7 7",
  macro: "M13 3L5 14h6l-1 7 8-11h-6z",
  list: "M9 6h11M9 12h11M9 18h11M4 6v.01M4 12v.01M4 18v.01",
  chart: "M4 20h16M7 16v-4M12 16V6M17 16v-7",
  note: "M5 4h14v11l-5 5H5zM14 20v-5h5",
} as const

export type IconName = keyof typeof paths

/** A drawn sign beside words; never the only carrier of a meaning, so it is hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
