export type CsvCell = string | number | null

/** One line of comma-separated values (RFC 4180). Spreadsheets run what begins like a formula, and people write what they like. */
export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(csvCell).join(",")}\r\n`

function csvCell(cell: CsvCell): string {
  if (typeof cell === "number" || cell === null) return String(cell ?? "")
  const text = /^\s*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return `"${text.replaceAll('"', '""')}"`
}
