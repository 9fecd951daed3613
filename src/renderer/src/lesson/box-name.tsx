import type { PlayBox } from '@shared/lesson/lesson-play.ts'
import type { TickBox } from '@shared/lesson/tick-boxes.ts'
import { lessonText } from '../i18n/lesson-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Untrusted } from '../ui/untrusted.tsx'

/** What has to be told of a cookie beside its name. */
export interface ToldPlace {
  readonly host: boolean
  readonly path: boolean
}

/** The host where the jar has cookies of several, the path likewise: what all have in common helps nobody. */
export function placeToTell(boxes: readonly Pick<PlayBox, 'box'>[]): ToldPlace {
  const cookies = boxes.flatMap(({ box }) => (box.kind === 'cookie' ? [box.cookie] : []))
  const several = (values: readonly unknown[]): boolean => new Set(values).size > 1
  return { host: several(cookies.map(({ domain, hostOnly }) => `${domain} ${hostOnly}`)), path: several(cookies.map(({ path }) => path)) }
}

interface BoxNameProps {
  readonly box: TickBox
  readonly tells: ToldPlace
}

/** What a box is about: a cookie, a header, or a status and what it says. */
export function BoxName({ box, tells }: BoxNameProps) {
  const text = useText(lessonText)
  if (box.kind === 'header') {
    return (
      <code>
        <Untrusted text={box.name} />
      </code>
    )
  }
  if (box.kind === 'status') {
    const words: Readonly<Record<string, string>> = text.statuses
    return <span>{words[box.id] ?? box.status}</span>
  }
  const { name, domain, hostOnly, path } = box.cookie
  const place = `${tells.host ? `${hostOnly ? '' : '.'}${domain}` : ''}${tells.path ? path : ''}`
  return (
    <>
      <b className="mono">
        <Untrusted text={name} />
      </b>
      {place === '' ? null : (
        <>
          {' '}
          <span className="guess-quiet mono">
            <Untrusted text={place} />
          </span>
        </>
      )}
    </>
  )
}
