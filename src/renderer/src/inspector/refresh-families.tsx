import { useMemo } from 'react'
import { refreshFamilies, type RefreshFamily, type RefreshLine } from '@shared/trace/refresh-family.ts'
import { markOfFingerprint } from '@shared/trace/secret-mark.ts'
import type { WorldRefresh } from '@shared/trace/world.ts'
import { sayDuration } from '@shared/words/duration-words.ts'
import { refreshEndWords } from '@shared/words/server-event-words.ts'
import { refreshText } from '../i18n/refresh-text.ts'
import { useLanguage, useSay, useText } from '../i18n/use-text.ts'
import { SecretMark } from '../marks/secret-mark.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { visibleText } from '@shared/web/visible-text.ts'
import { ChangedMark } from './changed-mark.tsx'
import './item-list.css'
import './refresh-families.css'
import type { FindCause } from './use-inspector-model.ts'

interface RefreshFamiliesProps {
  readonly tokens: readonly WorldRefresh[]
  /** The server's time at the cursor. */
  readonly labMs: number
  readonly findCause: FindCause
  readonly onShowCause: (key: string) => void
}

/** So many tokens of a family stand open; those before them are folded away. */
const OPEN_LINES = 5

/** What the server keeps of each refresh token, drawn as families: who descends from which log-in, and which one is good now. */
export function RefreshFamilies({ tokens, ...rest }: RefreshFamiliesProps) {
  const text = useText(refreshText)
  const families = useMemo(() => refreshFamilies(tokens), [tokens])
  return (
    <ul className="item-list" aria-label={text.families}>
      {families.map(family => (
        <Family key={family.id} family={family} {...rest} />
      ))}
    </ul>
  )
}

interface FamilyProps extends Omit<RefreshFamiliesProps, 'tokens'> {
  readonly family: RefreshFamily
}

function Family({ family: { user, ended, lines }, labMs, ...rest }: FamilyProps) {
  const text = useText(refreshText)
  const say = useSay()
  const language = useLanguage()
  const leftMs = (lines[0]?.token.row.expiresLabMs ?? labMs) - labMs
  const folded = lines.slice(0, -OPEN_LINES)
  return (
    <li className="item" data-ended={ended === null ? undefined : ''}>
      <div className="item-head">
        <b>
          <Untrusted text={user} />
        </b>
        <span className="refresh-state" data-state={ended === null ? 'current' : 'revoked'}>
          {ended === null ? text.alive : text.ended(say(refreshEndWords[ended]))}
        </span>
        {ended === null ? (
          <span className="refresh-note">
            {leftMs > 0 ? text.expiresIn(sayDuration(leftMs, language)) : text.expiredAgo(sayDuration(-leftMs, language))}
          </span>
        ) : null}
      </div>
      {folded.length === 0 ? null : (
        <details className="refresh-older">
          <summary>{text.older(folded.length)}</summary>
          <Lines lines={folded} label={text.older(folded.length)} {...rest} />
        </details>
      )}
      <Lines lines={lines.slice(-OPEN_LINES)} label={text.tokensOf(visibleText(user))} {...rest} />
    </li>
  )
}

interface LinesProps extends Pick<RefreshFamiliesProps, 'findCause' | 'onShowCause'> {
  readonly lines: readonly RefreshLine[]
  readonly label: string
}

function Lines({ lines, label, findCause, onShowCause }: LinesProps) {
  const text = useText(refreshText)
  return (
    <ol className="refresh-lines" aria-label={label}>
      {lines.map(({ token: { row, changedBy }, depth, generation }) => {
        const cause = findCause(changedBy)
        return (
          <li
            key={row.id}
            className="refresh-line"
            data-state={row.state}
            data-fresh={cause.isFresh ? '' : undefined}
            style={{ marginInlineStart: `${Math.min(depth, 6) * 14}px` }}
          >
            <SecretMark mark={markOfFingerprint(row.id)} />
            <span className="refresh-state" data-state={row.state}>
              {text.states[row.state]}
            </span>
            <span className="refresh-note">{generation === 0 ? text.logIn : text.renewal(generation)}</span>
            <ChangedMark changedBy={changedBy} findCause={findCause} onShowCause={onShowCause} />
          </li>
        )
      })}
    </ol>
  )
}
