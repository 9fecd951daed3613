import type { ReactNode } from 'react'
import './untrusted.css'
import { visiblePieces } from '@shared/web/visible-text.ts'

interface UntrustedProps {
  readonly text: string
  /** Line feeds break the line as in the original, instead of showing as escapes. */
  readonly keepLines?: boolean
}

/** Text from pages, servers or files: never markup, and nothing in it can hide or turn around the text beside it. */
export function Untrusted({ text, keepLines = false }: UntrustedProps) {
  if (!keepLines) return <bdi>{shown(text)}</bdi>
  return (
    <bdi className="untrusted-lines">
      {text.split('\n').map((line, index) => (
        <span key={index}>
          {index === 0 ? '' : '\n'}
          <bdi>{shown(line)}</bdi>
        </span>
      ))}
    </bdi>
  )
}

/** Most texts hide nothing and are one string to React: a list of rows has hundreds of them. */
function shown(text: string): ReactNode {
  const pieces = visiblePieces(text)
  if (!pieces.some(({ isEscape }) => isEscape)) return text
  return pieces.map((piece, index) =>
    piece.isEscape ? (
      <span key={index} className="untrusted-escape">
        {piece.text}
      </span>
    ) : (
      piece.text
    ),
  )
}
