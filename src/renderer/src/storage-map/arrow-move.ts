/** Where an arrow key, Home or End leads in a grid; null: nowhere, or the key is another's. */
export function arrowMove(
  key: string,
  row: number,
  column: number,
  rows: number,
  columns: number,
): { readonly row: number; readonly column: number } | null {
  const to = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    Home: { row, column: 0 },
    End: { row, column: columns - 1 },
  }[key]
  if (to === undefined || to.row < 0 || to.row >= rows || to.column < 0 || to.column >= columns) return null
  return to
}
