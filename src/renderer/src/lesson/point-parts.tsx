import { Button } from 'react-aria-components'
import type { PlayPart, PlayPoint } from '@shared/lesson/lesson-play.ts'
import { send } from '../base/bridge.ts'
import { useSay } from '../i18n/use-text.ts'
import { Untrusted } from '../ui/untrusted.tsx'
import './point-parts.css'
import { SaidName } from '../marks/said.tsx'

/** Parts of the receipt that can be chosen, in place of what the receipt says of them. */
export function PointParts({ point: { parts, question, what } }: { readonly point: PlayPoint }) {
  const say = useSay()
  return (
    <div role="group" className="point-parts" data-what={what} aria-label={say(question)}>
      {parts.map(part => (
        <PointPart key={part.id} part={part} />
      ))}
    </div>
  )
}

export function PointPart({ part: { id, name, value } }: { readonly part: PlayPart }) {
  return (
    <Button className="point-part" onPress={() => send('lessons:point', { part: id })}>
      <b>
        <SaidName text={name} />
      </b>
      {value === null ? null : (
        <>
          {' '}
          <span className="mono">
            <Untrusted text={value} />
          </span>
        </>
      )}
    </Button>
  )
}

/** Moves the keyboard to the first part that can be chosen. */
export function focusFirstPart(): void {
  document.querySelector<HTMLElement>('.point-part')?.focus()
}
