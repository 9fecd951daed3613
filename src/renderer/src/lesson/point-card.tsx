import type { PlayPart, PlayPoint } from '@shared/lesson/lesson-play.ts'
import { lessonText } from '../i18n/lesson-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { Untrusted } from '../ui/untrusted.tsx'
import './point-card.css'
import { SaidLine, SaidProse } from '../marks/said.tsx'

/** What decided the outcome: asked, while the parts can be chosen in the receipt; then what was chosen beside what it was. */
export function PointCard({ point }: { readonly point: PlayPoint }) {
  const text = useText(lessonText)
  const { question, what, state, isRight, parts, pointed } = point
  const own = parts.find(({ id }) => id === pointed)
  if (state === 'asked') {
    return (
      <div className="point-card" data-state="asked">
        <b>{text.pointTitle}</b>
        <p>
          <SaidLine text={question} />
        </p>
        <p className="point-how">{text.pointHow[what]}</p>
      </div>
    )
  }
  const right = parts.filter(part => part.isRight === true)
  return (
    <div className="point-card" data-state={isRight === null ? 'skipped' : isRight ? 'right' : 'wrong'}>
      <p className="point-question">
        <SaidLine text={question} />
      </p>
      {own === undefined || isRight === true ? null : <Part label={`${text.wrong} ${text.youPointed}`} part={own} />}
      {right.map(part => (
        <Part key={part.id} label={isRight === true ? text.right : text.decidedIt} part={part} />
      ))}
    </div>
  )
}

function Part({ label, part: { name, value, does } }: { readonly label: string; readonly part: PlayPart }) {
  const say = useSay()
  return (
    <div className="graded-answer">
      <p>
        <b className="point-verdict">{label}</b>{' '}
        <b>
          <Untrusted text={value === null ? say(name) : `${say(name)} ${value}`} />
        </b>
      </p>
      {does === null ? null : <SaidProse text={does} />}
    </div>
  )
}
