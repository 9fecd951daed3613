import type { LessonPlace } from '@shared/lesson/lesson-place.ts'
import type { ExpectationOutcome } from '@shared/lesson/lesson-play.ts'
import { lessonText } from '../i18n/lesson-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import type { Tone } from '../marks/chip-mark.tsx'
import { MarkIcon } from '../marks/mark-icon.tsx'
import { Button } from '../ui/button.tsx'
import type { IconName } from '../ui/icon.tsx'
import { withoutMarks } from '../ui/marked-text.tsx'
import './expectation-list.css'
import { SaidProse } from '../marks/said.tsx'

interface ExpectationListProps {
  readonly outcomes: readonly ExpectationOutcome[]
  readonly onShow: (place: LessonPlace) => void
}

const looks: { readonly [State in ExpectationOutcome['state']]: { readonly icon: IconName; readonly tone: Tone } } = {
  holds: { icon: 'check', tone: 'ok' },
  waiting: { icon: 'dot', tone: 'plain' },
  broken: { icon: 'cross', tone: 'hold' },
}

/** What the step was about; for each the request, the cookie, the item or the row that it rests on can be gone to. */
export function ExpectationList({ outcomes, onShow }: ExpectationListProps) {
  const text = useText(lessonText)
  const say = useSay()
  if (outcomes.length === 0) return null
  return (
    <ul className="expectations" aria-label={text.expectations}>
      {outcomes.map(({ sentence, state, found, place }, index) => (
        <li key={index} className="expectation" data-state={state}>
          <MarkIcon {...looks[state]} />
          <span className="visually-hidden">{text.states[state]}: </span>
          <div>
            <SaidProse text={sentence} />
            {found === null || state === 'holds' ? null : (
              <div className="expectation-found">
                {text.found} <SaidProse text={found} />
              </div>
            )}
          </div>
          {place === null ? null : (
            <Button look="quiet" onPress={() => onShow(place)} aria-label={`${text.showIt}: ${withoutMarks(say(sentence))}`}>
              {text.showIt}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
