import type { Exchange } from '@shared/trace/exchange.ts'
import type { Hold } from '@shared/trace/fold-holds.ts'
import { holdText } from '../i18n/hold-text.ts'
import { useCommandWords } from '../i18n/use-command-words.ts'
import { useText } from '../i18n/use-text.ts'
import { useLabView } from '../trace/lab-view.ts'
import { MarkIcon } from '../marks/mark-icon.tsx'
import { UrlText } from '../marks/url-text.tsx'
import { closeTool } from '../tools/tool-store.ts'
import { useTrace } from '../trace/trace-store.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import './guess-list.css'
import { gradeOf, useGrade } from './use-grade.ts'

interface Guessed {
  readonly hold: Hold
  readonly exchange: Exchange
  readonly isWrong: boolean
}

/** Every guess of this run: the wrong ones first, for they are worth another look. */
export function GuessList() {
  const text = useText(holdText)
  const guesses = useGuesses()
  const { keys } = useCommandWords()('hold-next')
  if (guesses.length === 0) return <EmptyState title={text.listNone} note={text.listNoneNote(keys.join(', '))} />
  const wrong = guesses.filter(({ isWrong }) => isWrong)
  const others = guesses.filter(({ isWrong }) => !isWrong)
  return (
    <div className="guess-list">
      <h3>{text.again}</h3>
      <p className="guess-quiet">{wrong.length === 0 ? text.allRight : text.againNote}</p>
      <Entries guesses={wrong} />
      {others.length === 0 ? null : <h3>{text.others}</h3>}
      <Entries guesses={others} />
    </div>
  )
}

/** Newest first. */
function useGuesses(): readonly Guessed[] {
  useTrace(state => state.revision) // the folds grow in place
  const trace = useTrace(state => state.trace)
  return [...trace.holds.all()].reverse().flatMap((hold): Guessed[] => {
    const exchange = trace.exchanges.byKey(hold.exchange)
    if (hold.guess === null || exchange === null) return []
    const grade = gradeOf(hold, exchange)
    return [{ hold, exchange, isWrong: grade !== null && grade.right < grade.count }]
  })
}

function Entries({ guesses }: { readonly guesses: readonly Guessed[] }) {
  return (
    <ul className="guess-entries">
      {guesses.map(({ hold, exchange, isWrong }) => (
        <Entry key={hold.wire} hold={hold} exchange={exchange} isWrong={isWrong} />
      ))}
    </ul>
  )
}

function Entry({ hold, exchange, isWrong }: Guessed) {
  const text = useText(holdText)
  const { showReceipt } = useLabView()
  const grade = useGrade(hold)
  return (
    <li>
      <MarkIcon icon={grade === null ? 'clock' : isWrong ? 'cross' : 'check'} tone={grade === null ? 'plain' : isWrong ? 'bad' : 'ok'} />
      <span className="mono guess-entry-url">
        <b>
          <Untrusted text={exchange.method} />
        </b>{' '}
        <UrlText url={exchange.url} />
      </span>
      <span>{grade === null ? text.waits : grade.count === 0 ? text.notGraded : text.score(grade.right, grade.count)}</span>
      <Button
        onPress={() => {
          closeTool()
          showReceipt(exchange.key)
        }}
      >
        {isWrong ? text.again : text.show}
      </Button>
    </li>
  )
}
