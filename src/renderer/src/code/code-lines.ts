import { classHighlighter, highlightCode } from '@lezer/highlight'
import type { ParsedSource } from './parse-source.ts'

/** A piece of a line in one colour. */
export interface CodePiece {
  readonly text: string
  /** Classes of Lezer's highlighter, `tok-keyword` and the like; empty for plain text. */
  readonly look: string
  /** Where it begins in the source. */
  readonly from: number
}
export interface CodeLine {
  /** From 1. */
  readonly number: number
  readonly from: number
  readonly to: number
  readonly pieces: readonly CodePiece[]
}

/** The source cut into lines and coloured pieces. */
export function codeLines({ text, tree }: ParsedSource): readonly CodeLine[] {
  const lines: CodeLine[] = []
  let pieces: CodePiece[] = []
  let [at, lineFrom] = [0, 0]
  const endLine = (): void => {
    lines.push({ number: lines.length + 1, from: lineFrom, to: at, pieces })
    pieces = []
  }
  highlightCode(
    text,
    tree,
    classHighlighter,
    (piece, look) => {
      pieces.push({ text: piece, look, from: at })
      at += piece.length
    },
    () => {
      endLine()
      at += 1
      lineFrom = at
    },
  )
  if (pieces.length > 0) endLine()
  return lines
}
