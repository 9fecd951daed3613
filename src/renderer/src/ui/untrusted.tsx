import './untrusted.css'
import { visiblePieces } from './visible-text.ts'

interface UntrustedProps {
  readonly text: string
  /** Line feeds break the line as in the original, instead of showing as escapes. */
  readonly keepLines?: boolean
}

/** Text from pages, servers or files: never markup, and nothing in it can hide or turn around the text beside it. */
export function Untrusted({ text, keepLines = false }: UntrustedProps) {
  if (!keepLines) return <Pieces text={text} />
  return (
    <bdi className="untrusted-lines">
      {text.split('\n').map((line, index) => (
        <span key={index}>
          {index === 0 ? '' : '\n'}
          <Pieces text={line} />
        </span>
      ))}
    </bdi>
  )
}

function Pieces({ text }: { readonly text: string }) {
  const pieces = visiblePieces(text)
  return (
    <bdi>
      {pieces.map((piece, index) =>
        piece.isEscape ? (
          <span key={index} className="untrusted-escape">
            {piece.text}
          </span>
        ) : (
          piece.text
        ),
      )}
    </bdi>
  )
}
