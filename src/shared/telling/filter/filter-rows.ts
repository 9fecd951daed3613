/** The rows that get through, made step by step; each row is looked at once for as long as it stays the same. */
export interface RowFilter<Row> {
  /** Goes on for as long as `isInTime`, at least one step; call again with the same rows while it is not done. */
  readonly advance: (rows: readonly Row[], isInTime: () => boolean) => { readonly visible: readonly Row[]; readonly isDone: boolean }
}

const rowsAStep = 256

/** Rows come in at the end and change near it: what stands before the first change is kept. */
export function createRowFilter<Row>(matches: (row: Row) => boolean): RowFilter<Row> {
  let seen: readonly Row[] = []
  let looked = 0
  let visible: readonly Row[] = []

  function keepStart(rows: readonly Row[]): void {
    let same = 0
    while (same < looked && same < rows.length && seen[same] === rows[same]) same += 1
    if (same < looked) {
      const gone = new Set(seen.slice(same, looked))
      let end = visible.length
      for (let row = visible[end - 1]; end > 0 && row !== undefined && gone.has(row); row = visible[end - 1]) end -= 1
      visible = visible.slice(0, end)
      looked = same
    }
    seen = rows
  }

  return {
    advance(rows, isInTime) {
      keepStart(rows)
      const found: Row[] = []
      do {
        const end = Math.min(rows.length, looked + rowsAStep)
        for (const row of rows.slice(looked, end)) if (matches(row)) found.push(row)
        looked = end
      } while (looked < rows.length && isInTime())
      if (found.length > 0) visible = visible.concat(found)
      return { visible, isDone: looked >= rows.length }
    },
  }
}
