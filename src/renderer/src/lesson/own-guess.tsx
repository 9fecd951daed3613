import type { PlayStep, PlayTick } from '@shared/lesson/lesson-play.ts'
import { holdText } from '../i18n/hold-text.ts'
import { lessonText } from '../i18n/lesson-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Untrusted } from '../ui/untrusted.tsx'
import { SaidProse } from '../marks/said.tsx'

/** What the learner said, while the step is being done. */
export function OwnGuess({ step: { isGuessed, guess, ask, tick } }: { readonly step: PlayStep }) {
  const text = useText(lessonText)
  if (!isGuessed) return null
  const option = guess === null ? undefined : ask?.options[guess]
  return (
    <div className="lesson-guess">
      <b>{text.yourGuess}</b> {option !== undefined ? <SaidProse text={option} /> : tick === null ? null : <Ticked tick={tick} />}
    </div>
  )
}

function Ticked({ tick: { boxes } }: { readonly tick: PlayTick }) {
  const text = useText(holdText)
  const named = (goes: boolean): string =>
    boxes.flatMap(({ box, guessed }) => (guessed === goes ? [box.kind === 'cookie' ? box.cookie.name : box.id] : [])).join(', ')
  const isStatus = boxes[0]?.box.kind === 'status'
  return (
    <>
      {([true, false] as const).map(goes =>
        named(goes) === '' ? null : (
          <div key={`${goes}`} className="prose">
            {isStatus ? null : `${text.went(goes)}: `}
            <span className="mono">
              <Untrusted text={named(goes)} />
            </span>
          </div>
        ),
      )}
    </>
  )
}
