import { useEffect, useMemo, useRef, type ReactNode } from 'react'
import type { DecisionStep } from '@shared/trace/exchange.ts'
import { codeText } from '../i18n/code-text.ts'
import { useText } from '../i18n/use-text.ts'
import { MarkIcon } from '../marks/mark-icon.tsx'
import { codeLines, type CodeLine, type CodePiece } from './code-lines.ts'
import type { Span } from './find-pipeline.ts'
import type { ParsedSource } from './parse-source.ts'

/** A stretch of the source with what became of it. The call of a check, or of a chain of checks, opens its file. */
export interface Lit extends Span {
  readonly state: DecisionStep['state']
  readonly opens: string | null
  /** The name of that check or chain, as its file has it; null for anything else. */
  readonly check: string | null
}

interface SourceLinesProps {
  readonly label: string
  readonly source: ParsedSource
  readonly lit: readonly Lit[]
  readonly onOpen: (path: string) => void
}

/** A source, line by line, scrolled to what matters: the refusal when there is one, else the first line that is lit. */
export function SourceLines({ label, source, lit, onOpen }: SourceLinesProps) {
  const lines = useMemo(() => codeLines(source), [source])
  const first = lit.find(({ state }) => state === 'refused') ?? lit[0]
  const focus = lines.find(line => first !== undefined && overlaps(line, first))?.number ?? 1
  const target = useRef<HTMLLIElement>(null)
  useEffect(() => target.current?.scrollIntoView({ block: 'center' }), [focus, source])
  return (
    <ol className="code-lines mono" aria-label={label}>
      {lines.map(line => (
        <Line
          key={line.number}
          line={line}
          lit={lit.filter(span => overlaps(line, span))}
          onOpen={onOpen}
          {...(line.number === focus ? { focusRef: target } : {})}
        />
      ))}
    </ol>
  )
}

const overlaps = (line: Span, span: Span): boolean => span.from < line.to && span.to > line.from

interface LineProps extends Pick<SourceLinesProps, 'lit' | 'onOpen'> {
  readonly line: CodeLine
  readonly focusRef?: React.RefObject<HTMLLIElement | null>
}

function Line({ line, lit, onOpen, focusRef }: LineProps) {
  const state = lit.find(span => span.state === 'refused')?.state ?? lit.find(({ check }) => check !== null)?.state ?? lit[0]?.state
  return (
    <li className="code-line" data-state={state} {...(focusRef === undefined ? {} : { ref: focusRef })}>
      <span className="code-number" aria-hidden="true">
        {line.number}
      </span>
      <span className="code-mark">{state === undefined ? null : <StateMark state={state} />}</span>
      <code className="code-text">{withChecks(line, lit, onOpen)}</code>
    </li>
  )
}

function StateMark({ state }: Pick<Lit, 'state'>) {
  const text = useText(codeText)
  const mark = { passed: ['check', 'ok'], refused: ['cross', 'bad'], 'not-reached': ['dot', 'plain'] } as const
  const [icon, tone] = mark[state]
  return (
    <span role="img" aria-label={text.states[state]} title={text.states[state]}>
      <MarkIcon icon={icon} tone={tone} isLit={state === 'refused'} />
    </span>
  )
}

/** The pieces of a line; those of a check's call stand together in a button. */
function withChecks({ pieces }: CodeLine, lit: readonly Lit[], onOpen: LineProps['onOpen']): ReactNode[] {
  const nodes: ReactNode[] = []
  for (let index = 0; index < pieces.length;) {
    const piece = pieces[index]
    if (piece === undefined) break
    const call = lit.find(({ opens, from, to }) => opens !== null && piece.from >= from && piece.from < to)
    let end = index + 1
    while (call !== undefined && end < pieces.length && (pieces[end]?.from ?? Infinity) < call.to) end += 1
    const drawn = pieces.slice(index, end).map(draw)
    nodes.push(
      call === undefined ? (
        drawn
      ) : (
        <CheckCall key={piece.from} lit={call} onOpen={onOpen}>
          {drawn}
        </CheckCall>
      ),
    )
    index = end
  }
  return nodes
}

const draw = ({ text, look, from }: CodePiece): ReactNode => (
  <span key={from} {...(look === '' ? {} : { className: look })}>
    {text}
  </span>
)

interface CheckCallProps {
  readonly lit: Lit
  readonly onOpen: LineProps['onOpen']
  readonly children: ReactNode
}

function CheckCall({ lit: { check, opens, state }, onOpen, children }: CheckCallProps) {
  const text = useText(codeText)
  return (
    <button
      type="button"
      className="code-check"
      data-state={state}
      aria-label={text.openCheck(check ?? '', text.states[state])}
      onClick={() => onOpen(opens ?? '')}
    >
      {children}
    </button>
  )
}
