import type { PageLesson } from '@shared/saved/trace-page.ts'
import { replayText } from '../i18n/replay-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { useLabView } from '../trace/lab-view.ts'
import type { PlayedStep, Replay } from '../trace/replay-store.ts'
import { Icon } from '../ui/icon.tsx'
import { MarkedText } from '../ui/marked-text.tsx'
import { Prose } from '../ui/prose.tsx'
import './replay-lesson.css'

/** The lesson that was played at the cursor: its steps, each of which leads to its end in the trace, and the words of the one that is shown. */
export function ReplayLesson({ replay: { steps, page } }: { readonly replay: Replay }) {
  const text = useText(replayText)
  const say = useSay()
  const { cursor, moveCursor } = useLabView()
  const shown = steps.findLast(({ from }) => cursor === null || from <= cursor) ?? steps[0]
  const lesson = page?.lessons.find(({ id }) => id === shown?.lesson)
  if (shown === undefined || lesson === undefined) return null
  return (
    <section className="replay-lesson" aria-label={text.lesson}>
      <h2>
        <Icon name="book" />
        <MarkedText text={say(lesson.title)} />
      </h2>
      <div className="replay-lesson-parts">
        <ol>
          {lesson.steps.map(({ title }, index) => {
            const played = lastOf(steps, shown, index)
            return (
              <li key={index}>
                <button
                  type="button"
                  aria-current={index === shown.step ? 'step' : undefined}
                  disabled={played === undefined}
                  onClick={() => moveCursor(played?.to ?? null)}
                >
                  <MarkedText text={say(title)} />
                </button>
              </li>
            )
          })}
        </ol>
        <StepWords step={lesson.steps[shown.step]} />
      </div>
    </section>
  )
}

/** The last time that a step of this lesson was played. */
const lastOf = (steps: readonly PlayedStep[], { lesson }: PlayedStep, step: number): PlayedStep | undefined =>
  steps.findLast(played => played.lesson === lesson && played.step === step)

function StepWords({ step }: { readonly step: PageLesson['steps'][number] | undefined }) {
  const say = useSay()
  if (step === undefined) return null
  return (
    <div className="replay-lesson-words">
      {step.say === null ? null : <Prose text={say(step.say)} />}
      {step.task === null ? null : <Prose text={say(step.task)} />}
      {step.observe === null ? null : (
        <div className="replay-lesson-observed">
          <Prose text={say(step.observe)} />
        </div>
      )}
    </div>
  )
}
