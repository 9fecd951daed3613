import { IfTool } from '../tools/if-tool.tsx'
import { useEffect, useId, useRef } from 'react'
import type { GuessGrade } from '@shared/hold/grade-guess.ts'
import type { Hold } from '@shared/trace/fold-holds.ts'
import { holdText } from '../i18n/hold-text.ts'
import { useText } from '../i18n/use-text.ts'
import { openTool } from '../tools/tool-store.ts'
import { Button } from '../ui/button.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { GuessLine, GuessLines } from './guess-line.tsx'
import './guess-result.css'
import { useGrade } from './use-grade.ts'

interface GuessResultProps {
  readonly hold: Hold
}

/** Above the receipt: each guess beside what the trace says. */
export function GuessResult({ hold }: GuessResultProps) {
  const text = useText(holdText)
  const grade = useGrade(hold)
  const title = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const isGraded = grade !== null
  useEffect(() => {
    // The form that had the focus has gone; a person with a screen reader goes on here.
    if (document.activeElement === document.body) heading.current?.focus()
  }, [isGraded])
  if (grade === null) return null
  return (
    <section className="guess-result" aria-labelledby={title}>
      <div className="guess-result-head">
        <h3 ref={heading} id={title} tabIndex={-1}>
          {text.resultTitle}: {grade.count === 0 ? text.notGraded : text.score(grade.right, grade.count)}
        </h3>
        <IfTool tool="guesses">
          <Button look="quiet" onPress={() => openTool({ tool: 'guesses' })}>
            {text.all}
          </Button>
        </IfTool>
      </div>
      <Lines grade={grade} />
    </section>
  )
}

function Lines({ grade }: { readonly grade: GuessGrade }) {
  const text = useText(holdText)
  return (
    <GuessLines>
      {grade.cookies.map(({ cookie, guessed, real, isRight }) => (
        <GuessLine
          key={`${cookie.name} ${cookie.domain} ${cookie.path} ${cookie.hostOnly}`}
          isRight={isRight}
          guessed={text.went(guessed)}
          real={real === null ? null : text.wentReal(real)}
        >
          <b className="mono">
            <Untrusted text={cookie.name} />
          </b>{' '}
          <span className="guess-quiet">
            <Untrusted text={text.ofHost(cookie.domain)} />
          </span>
        </GuessLine>
      ))}
      {grade.headers.map(({ name, guessed, real, isRight }) => (
        <GuessLine key={name} isRight={isRight} guessed={text.went(guessed)} real={real === null ? null : text.wentReal(real)}>
          <code>{name}</code>
        </GuessLine>
      ))}
      {grade.status === null ? null : (
        <GuessLine
          isRight={grade.status.isRight}
          guessed={grade.status.guessed.join(' / ')}
          real={grade.status.real === null ? null : String(grade.status.real)}
        >
          {text.statusName}
        </GuessLine>
      )}
    </GuessLines>
  )
}
