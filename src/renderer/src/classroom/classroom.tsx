import { useId, useState } from 'react'
import { longestSeatName } from '@shared/classroom/class-file.ts'
import { scoreOf, type ClassSeat } from '@shared/classroom/merge-class.ts'
import type { CollectedClass } from '@shared/contract/ipc-contract.ts'
import type { Failure } from '@shared/contract/result.ts'
import type { LessonId } from '@shared/ids.ts'
import { sayProblem } from '@shared/words/problem-words.ts'
import { useApp } from '../base/app-store.ts'
import { call } from '../base/bridge.ts'
import { classroomText } from '../i18n/classroom-text.ts'
import { useFailureText } from '../i18n/use-failure-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import './classroom.css'

/** What came of the last deed. */
type Outcome = { readonly savedTo: string } | { readonly failure: Failure } | null

/** A class without a network: each seat hands in a file, and the instructor's copy merges them. */
export function Classroom() {
  return (
    <div className="classroom">
      <HandIn />
      <Collect />
    </div>
  )
}

function HandIn() {
  const text = useText(classroomText)
  const id = useId()
  const [name, setName] = useState('')
  const [outcome, setOutcome] = useState<Outcome>(null)
  const isGiven = name.trim() !== ''
  const save = async (): Promise<void> => {
    const saved = await call('class:hand-in', { name: name.trim() })
    setOutcome(saved.ok ? saved.value : { failure: saved.error })
  }
  return (
    <section className="classroom-part" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{text.handIn}</h3>
      <p className="workbench-quiet">{text.handInNote}</p>
      <form
        className="classroom-line"
        onSubmit={submitted => {
          submitted.preventDefault()
          if (isGiven) void save()
        }}
      >
        <label htmlFor={id}>{text.name}</label>
        <input id={id} value={name} maxLength={longestSeatName} onChange={({ target }) => setName(target.value)} />
        <Button type="submit" icon="export" isDisabled={!isGiven}>
          {text.save}
        </Button>
      </form>
      <OutcomeLine outcome={outcome} />
    </section>
  )
}

function Collect() {
  const text = useText(classroomText)
  const id = useId()
  const [collected, setCollected] = useState<CollectedClass | null>(null)
  const [outcome, setOutcome] = useState<Outcome>(null)
  const open = async (): Promise<void> => {
    const found = await call('class:collect', null)
    setOutcome(found.ok ? null : { failure: found.error })
    if (found.ok && found.value !== null) setCollected(found.value)
  }
  const saveCsv = async (): Promise<void> => {
    const saved = await call('class:save-csv', null)
    setOutcome(saved.ok ? saved.value : { failure: saved.error })
  }
  return (
    <section className="classroom-part" aria-labelledby={id}>
      <h3 id={id}>{text.collect}</h3>
      <p className="workbench-quiet">{text.collectNote}</p>
      <div className="classroom-line">
        <Button icon="book" onPress={() => void open()}>
          {text.open}
        </Button>
        <Button icon="export" isDisabled={collected === null || collected.seats.length === 0} onPress={() => void saveCsv()}>
          {text.csv}
        </Button>
      </div>
      <OutcomeLine outcome={outcome} />
      {collected === null ? <EmptyState title={text.empty} note={text.emptyNote} /> : <Grid collected={collected} />}
    </section>
  )
}

function OutcomeLine({ outcome }: { readonly outcome: Outcome }) {
  const text = useText(classroomText)
  const say = useFailureText()
  return (
    <p role="status" className="workbench-quiet">
      {outcome === null ? null : 'savedTo' in outcome ? (
        <>
          {text.saved} <Untrusted text={outcome.savedTo} />
        </>
      ) : (
        <Untrusted text={say(outcome.failure)} />
      )}
    </p>
  )
}

function Grid({ collected: { seats, lessons, replaced, refused } }: { readonly collected: CollectedClass }) {
  const text = useText(classroomText)
  const say = useSay()
  const titleOf = useLessonTitles()
  return (
    <>
      <p role="status">
        {text.summary(seats.length, lessons.length)}
        {replaced === 0 ? null : ` · ${text.replaced(replaced)}`}
      </p>
      {refused.length === 0 ? null : (
        <details className="classroom-refused" open>
          <summary>{text.refused(refused.length)}</summary>
          <ul>
            {refused.map((problem, index) => (
              <li key={index}>
                <Untrusted text={say(sayProblem(problem))} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {seats.length === 0 ? null : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard (WCAG 2.1.1)
        <div className="classroom-scroll" tabIndex={0} role="group" aria-label={text.grid}>
          <table className="try-table classroom-grid">
            <caption className="workbench-quiet">{text.legend}</caption>
            <thead>
              <tr>
                <th scope="col">{text.seat}</th>
                {lessons.map(lesson => (
                  <th key={lesson} scope="col">
                    <Untrusted text={titleOf(lesson)} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {seats.map((seat, index) => (
                <SeatRow key={index} seat={seat} lessons={lessons} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

function SeatRow({ seat, lessons }: { readonly seat: ClassSeat; readonly lessons: readonly LessonId[] }) {
  const text = useText(classroomText)
  return (
    <tr>
      <th scope="row">
        <Untrusted text={seat.name} />
        {seat.sharesName ? (
          <span className="workbench-quiet">
            {' '}
            <code>{seat.mark}</code> {text.twin}
          </span>
        ) : null}
      </th>
      {lessons.map(lesson => {
        const score = scoreOf(seat, lesson)
        return (
          <td key={lesson} data-state={score?.state}>
            {score === null ? '–' : text[score.state]}
            {score === null || score.made === 0 ? null : <span> {text.score(score.right, score.made)}</span>}
          </td>
        )
      })}
    </tr>
  )
}

/** By the lessons that this copy has; another one goes by its id. */
function useLessonTitles(): (id: LessonId) => string {
  const cards = useApp(state => state.lessonCards)
  const say = useSay()
  return id => {
    const card = cards.find(one => one.id === id)
    return card === undefined ? id.replace(/^own:/, '') : say(card.title)
  }
}
