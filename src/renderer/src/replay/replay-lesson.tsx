import type { PageLesson } from '@shared/saved/trace-page.ts'
import { replayText } from '../i18n/replay-text.ts'
import { useText } from '../i18n/use-text.ts'
import { useLabView } from '../trace/lab-view.ts'
import type { PlayedStep, Replay } from '../trace/replay-store.ts'
import { Icon } from '../ui/icon.tsx'
import './replay-lesson.css'
import { SaidLine, SaidProse } from '../marks/said.tsx'

/** The lesson that was played at the cursor: its steps, each of which leads to its end in the trace, and the words of the one that is shown. */
export function ReplayLesson({ replay: { steps, page } }: { readonly replay: Replay }) {
  const text = useText(replayText)
  const { cursor, moveCursor } = useLabView()
  const shown = steps.findLast(({ from }) => cursor === null || from <= cursor) ?? steps[0]
  const lesson = page?.lessons.find(({ id }) => id === shown?.lesson)
  if (shown === undefined || lesson === undefined) return null
  return (
    <section className="replay-lesson" aria-label={text.lesson}>
      <h2>
        <Icon name="book" />
        <SaidLine text={lesson.title} />
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
                  <SaidLine text={title} />
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
  if (step === undefined) return null
  return (
    <div className="replay-lesson-words">
      {step.say === null ? null : <SaidProse text={step.say} />}
      {step.task === null ? null : <SaidProse text={step.task} />}
      {step.observe === null ? null : (
        <div className="replay-lesson-observed">
          <SaidProse text={step.observe} />
        </div>
      )}
    </div>
  )
}
