import { useEffect, useId, useRef, useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { arcadeAnswers, type ArcadeAnswer, type ArcadeQuestion } from '@shared/arcade/arcade-question.ts'
import { seedOfText, seedToText } from '@shared/arcade/arcade-round.ts'
import { addressUrl, type Trial } from '@shared/workbench/trial.ts'
import { arcadeText } from '../i18n/arcade-text.ts'
import { useFailureText } from '../i18n/use-failure-text.ts'
import { useText } from '../i18n/use-text.ts'
import { workbenchText } from '../i18n/workbench-text.ts'
import { useMoment } from '../trace/use-moment.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { draftWayOf } from '../workbench/draft.ts'
import { TrialResult } from '../workbench/trial-result.tsx'
import '../lesson/prediction-form.css'
import './arcade.css'
import { randomSeed, useArcade, type Arcade as ArcadeState } from './use-arcade.ts'

/** Questions without end, each answered by the real browser or server. */
export function Arcade() {
  const text = useText(arcadeText)
  const { labMs } = useMoment(null)
  const arcade = useArcade(labMs)
  return (
    <div className="arcade">
      <p className="workbench-quiet">{text.lead}</p>
      <Score arcade={arcade} />
      <Question arcade={arcade} key={`${arcade.round.seed} ${arcade.round.asked} ${arcade.round.index} ${arcade.isOver}`} />
      <Outcome arcade={arcade} />
    </div>
  )
}

function Score({ arcade: { round, begin } }: { readonly arcade: ArcadeState }) {
  const text = useText(arcadeText)
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const wanted = typed === null ? null : seedOfText(typed)
  return (
    <form
      className="arcade-score"
      onSubmit={submitted => {
        submitted.preventDefault()
        if (wanted !== null) begin(wanted)
        setTyped(null)
      }}
    >
      <b>
        {text.question(round.index + 1)}
        {round.isAgain ? <span className="workbench-quiet"> · {text.again}</span> : null}
      </b>
      <span role="status">
        {text.score(round.right, round.asked)} · {text.streak(round.streak, round.best)}
      </span>
      <label className="arcade-seed" htmlFor={id} title={text.seedNote}>
        {text.seed}
      </label>
      <input
        id={id}
        className="mono"
        size={8}
        maxLength={7}
        spellCheck={false}
        aria-invalid={typed !== null && wanted === null}
        value={typed ?? seedToText(round.seed)}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button onPress={() => begin(randomSeed())}>{text.newSeed}</Button>
    </form>
  )
}

function Question({ arcade: { question, trial, given, isOver, answer, failure, retry } }: { readonly arcade: ArcadeState }) {
  const text = useText(arcadeText)
  const say = useFailureText()
  const [chosen, setChosen] = useState<ArcadeAnswer | null>(given)
  if (failure !== null) {
    return (
      <p className="arcade-failed" role="alert">
        {text.failed} <Untrusted text={say(failure)} /> <Button onPress={retry}>{text.retry}</Button>
      </p>
    )
  }
  if (trial === null) return <p role="status">{text.preparing}</p>
  return (
    <form
      onSubmit={submitted => {
        submitted.preventDefault()
        if (chosen !== null) answer(chosen)
      }}
    >
      <Sketch question={question} trial={trial} />
      <RadioGroup
        className="prediction-group"
        value={chosen}
        isDisabled={given !== null}
        onChange={value => setChosen(arcadeAnswers[question.kind].find(one => one === value) ?? null)}
      >
        <Label className="prediction-question">{text.asks[question.kind]}</Label>
        {arcadeAnswers[question.kind].map(one => (
          <Radio key={one} value={one} className="prediction-option">
            <span className="prediction-dot" />
            {text.answers[one]}
          </Radio>
        ))}
      </RadioGroup>
      {given === null ? (
        <Button look="primary" type="submit" isDisabled={chosen === null}>
          {text.give}
        </Button>
      ) : isOver ? null : (
        <p role="status">{text.waiting}</p>
      )}
    </form>
  )
}

function Sketch({ question, trial }: { readonly question: ArcadeQuestion; readonly trial: Trial }) {
  const text = useText(arcadeText)
  const ways = useText(workbenchText).ways
  if (question.kind === 'token') {
    return (
      <div className="arcade-sketch">
        <p>{text.tokenAsk}</p>
        <p className="mono">
          {text.tokenLife(question.token.endsInSeconds)} · role: {question.token.role}
        </p>
        <p>{text.tokenDone[question.token.change]}</p>
        <p className="mono arcade-token">{trial.ask.authorization}</p>
      </div>
    )
  }
  const { answer, ask } = trial
  const from = ask.way === 'typed' ? null : `${ask.from.scheme}://${ask.from.host}`
  return (
    <dl className="arcade-sketch">
      <dt>{text.first}</dt>
      <dd>
        {answer === null ? null : text.response(addressUrl(answer.to))}
        {(answer?.fields ?? []).map(({ name, value }) => (
          <p key={name} className="mono">
            <b>{name}:</b> {value}
          </p>
        ))}
      </dd>
      <dt>{text.after}</dt>
      <dd>{text.ask(ways[draftWayOf(ask)], from, ask.method, addressUrl(ask.to))}</dd>
    </dl>
  )
}

function Outcome({ arcade: { given, fact, isOver, trial, report, next } }: { readonly arcade: ArcadeState }) {
  const text = useText(arcadeText)
  const outcome = useRef<HTMLElement>(null)
  // Who answered by keyboard goes on by keyboard: the form that had the focus is closed.
  useEffect(() => outcome.current?.querySelector<HTMLElement>('[data-next]')?.focus(), [isOver])
  if (!isOver || given === null || trial === null || report === null) return null
  const isRight = fact === given
  return (
    <section className="arcade-outcome" ref={outcome}>
      <p className="arcade-verdict" data-right={fact === null ? undefined : isRight} role="status">
        {fact === null ? (
          text.unknown
        ) : (
          <>
            <Icon name={isRight ? 'check' : 'warning'} /> <b>{isRight ? text.right : text.wrong(text.answers[given])}</b>{' '}
            {isRight ? null : text.fact(text.answers[fact])}
          </>
        )}
      </p>
      <Button look="primary" data-next onPress={next}>
        {text.next}
      </Button>
      <TrialResult trial={trial} report={report} />
    </section>
  )
}
