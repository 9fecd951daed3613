import { useMemo } from 'react'
import type { Biography as Life, BiographyEntry, BiographySubject } from '@shared/telling/biography/biography-entry.ts'
import { isMissed } from '@shared/telling/biography/is-missed.ts'
import { tellBiography } from '@shared/telling/biography/tell-biography.ts'
import { biographyEndWords } from '@shared/telling/biography/biography-words.ts'
import { sayDuration } from '@shared/words/duration-words.ts'
import { sayStoragePlace } from '@shared/words/storage-place-words.ts'
import { biographyText } from '../i18n/biography-text.ts'
import { stageText } from '../i18n/stage-text.ts'
import { useLanguage, useSay, useText } from '../i18n/use-text.ts'
import { RefreshFamilies } from '../inspector/refresh-families.tsx'
import { useLabView } from '../trace/lab-view.ts'
import { closeTool } from '../tools/tool-store.ts'
import { useTrace } from '../trace/trace-store.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { useCauses } from '../inspector/use-causes.ts'
import { useAtMostEvery } from '../base/use-at-most-every.ts'
import { useMoment } from '../trace/use-moment.ts'
import { BiographyEntries } from './biography-entries.tsx'
import './biography.css'

interface BiographyProps {
  readonly request: { readonly subject: BiographySubject }
}

/** The life of one cookie, storage item or token. Every line leads to its event. */
export function Biography({ request: { subject } }: BiographyProps) {
  const text = useText(biographyText)
  const { rows, cursor, showReceipt, moveCursor, toNow } = useLabView()
  const trace = useTrace(state => state.trace)
  const revision = useAtMostEvery(
    useTrace(state => state.revision),
    500,
  )
  const life = useMemo(() => {
    void revision // the folds grow in place
    return tellBiography(subject, trace)
  }, [subject, trace, revision])

  const showExchange = (key: string): void => {
    closeTool()
    showReceipt(key)
  }
  const goTo = ({ seq, exchange }: BiographyEntry): void => {
    const row = exchange === null ? undefined : rows.find(({ key }) => key === exchange.key)
    if (row !== undefined) showExchange(row.key)
    else {
      closeTool()
      toNow()
    }
    if (row === undefined || (row.kind === 'exchange' && row.exchange.lastSeq < seq)) moveCursor(seq)
  }
  return (
    <div className="biography">
      <Head life={life} />
      {life.entries.length === 0 ? (
        <EmptyState title={text.unknownLife} note={text.unknownLifeNote} />
      ) : (
        <BiographyEntries entries={life.entries} cursor={cursor} onGoTo={goTo} />
      )}
      <Family life={life} onShowExchange={showExchange} />
    </div>
  )
}

function Head({ life: { subject, entries, state } }: { readonly life: Life }) {
  const text = useText(biographyText)
  const count = (kind: BiographyEntry['story']['kind']): number =>
    entries.filter(({ story }) => story.kind === kind && !isMissed(story)).length
  const counts = [
    [text.carried, count('carried')],
    [text.heldBack, count('held-back')],
    [text.read, count('read')],
  ] as const
  return (
    <div className="biography-head">
      <p className="biography-name">
        <Name subject={subject} />
      </p>
      <p>
        <b>
          <State state={state} isCookie={subject.kind === 'cookie'} isToken={subject.kind === 'token'} />
        </b>
        <span className="biography-counts">
          {counts
            .filter(([, total]) => total > 0)
            .map(([say, total]) => say(total))
            .join(' · ')}
        </span>
      </p>
      {state.kind !== 'alive' || subject.kind === 'token' ? null : (
        <p className="biography-value mono">
          <span className="visually-hidden">{text.value}: </span>
          <Untrusted text={state.value} />
        </p>
      )}
    </div>
  )
}

function Name({ subject }: { readonly subject: BiographySubject }) {
  const say = useSay()
  const text = useText(biographyText)
  const stage = useText(stageText)
  const [name, place] =
    subject.kind === 'cookie'
      ? [subject.cookie.name, text.cookieOf(subject.cookie.domain, stage.profile[subject.profile])]
      : subject.kind === 'item'
        ? [subject.key, text.itemOf(subject.area === 'local' ? 'localStorage' : 'sessionStorage', say(sayStoragePlace(subject)))]
        : [subject.token, text.token]
  return (
    <>
      <b className="mono">
        <Untrusted text={name} />
      </b>{' '}
      <span>
        <Untrusted text={place} />
      </span>
    </>
  )
}

interface StateProps {
  readonly state: Life['state']
  readonly isCookie: boolean
  /** A token's `exp` is the server's time, a cookie's expiry the browser's. */
  readonly isToken: boolean
}

function State({ state, isCookie, isToken }: StateProps) {
  const text = useText(biographyText)
  const say = useSay()
  const language = useLanguage()
  const { wallMs, labMs } = useMoment(null)
  const nowMs = isToken ? labMs : wallMs
  switch (state.kind) {
    case 'unknown':
      return null
    case 'gone':
      return `${text.gone} ${say(biographyEndWords[state.how])}`
    case 'lapsed':
      return text.lapsed(sayDuration(nowMs - state.expiresMs, language))
    case 'alive': {
      const { expiresMs } = state
      if (expiresMs === null) return `${text.alive}, ${isCookie ? text.aliveUntilQuit : text.aliveUntilRemoved}`
      return `${text.alive}, ${text.aliveFor(sayDuration(Math.max(0, expiresMs - nowMs), language))}`
    }
  }
}

/** A refresh token is one of a family: what becomes of one may be another's doing. */
function Family({ life, onShowExchange }: { readonly life: Life; readonly onShowExchange: (key: string) => void }) {
  const text = useText(biographyText)
  const trace = useTrace(state => state.trace)
  const { findCause } = useCauses(null, null)
  const { labMs } = useMoment(null)
  const ids = new Set(life.entries.flatMap(({ story }) => (story.kind === 'refresh-row' ? [story.id] : [])))
  const all = trace.world.now().refreshTokens
  const families = new Set(all.filter(({ row }) => ids.has(row.id)).map(({ row }) => row.family))
  const tokens = all.filter(({ row }) => families.has(row.family))
  if (tokens.length === 0) return null
  return (
    <section className="biography-family" aria-label={text.family}>
      <h3>{text.family}</h3>
      <RefreshFamilies tokens={tokens} labMs={labMs} findCause={findCause} onShowCause={onShowExchange} />
    </section>
  )
}
