/** The known word that `word` most likely stands for: a third of its letters may differ, case and punctuation do not count. Else null. */
export function nearestWord(word: string, known: readonly string[]): string | null {
  const wanted = simplify(word.slice(0, 60))
  let best: { readonly word: string; readonly distance: number } | null = null
  for (const candidate of known) {
    const distance = editDistance(wanted, simplify(candidate))
    const isNear = distance <= Math.max(1, Math.floor(candidate.length / 3))
    if (isNear && distance < (best?.distance ?? Infinity)) best = { word: candidate, distance }
  }
  return best?.word ?? null
}

function simplify(word: string): string {
  return word.toLowerCase().replace(/[-_\s]/g, '')
}

/** Damerau–Levenshtein with neighbours swapped as one edit, the commonest slip in typing. */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1]
      const isSwapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      current.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (isSame ? 0 : 1),
          isSwapped ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
        ),
      )
    }
    beforeLast = last
    last = current
  }
  return last[to.length] ?? 0
}
