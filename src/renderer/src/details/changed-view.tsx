import { BiographyButton } from '../tools/biography-button.tsx'
import { detailsText } from '../i18n/details-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import type { Tone } from '../marks/chip-mark.tsx'
import { MarkIcon } from '../marks/mark-icon.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import type { IconName } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import './changed-view.css'
import type { Change } from '@shared/telling/find-changes.ts'

interface ChangedViewProps {
  readonly changes: readonly Change[]
}

const looks: { readonly [How in Change['how']]: { readonly icon: IconName; readonly tone: Tone } } = {
  added: { icon: 'plus', tone: 'store' },
  changed: { icon: 'edit', tone: 'store' },
  removed: { icon: 'trash', tone: 'plain' },
  cleared: { icon: 'trash', tone: 'plain' },
  ended: { icon: 'cross', tone: 'bad' },
  touched: { icon: 'check', tone: 'plain' },
}
const stores = ['jar', 'local', 'session', 'server', 'users', 'refresh', 'denied', 'keys'] as const

/** What this exchange changed, store by store. */
export function ChangedView({ changes }: ChangedViewProps) {
  const text = useText(detailsText)
  if (changes.length === 0) return <EmptyState title={text.nothingChanged} note={text.nothingChangedNote} />
  return (
    <div className="changed">
      {stores.map(store => {
        const own = changes.filter(change => change.store === store)
        return own.length === 0 ? null : (
          <section key={store} aria-label={text.stores[store]}>
            <h3>{text.stores[store]}</h3>
            <ul>
              {own.map(change => (
                <ChangeLine key={change.seq} change={change} />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function ChangeLine({ change: { store, how, name, where, before, after, end, subject } }: { readonly change: Change }) {
  const text = useText(detailsText)
  const say = useSay()
  const { icon, tone } = looks[how]
  return (
    <li className="changed-line">
      <MarkIcon icon={icon} tone={tone} />
      <div>
        <b className="mono">
          <Untrusted text={name} />
        </b>{' '}
        {text.changes[how]}
        {end === null ? null : ` (${say(end)})`}{' '}
        <span className="changed-where">
          <Untrusted text={text.changedIn[store](where)} />
        </span>
        {before === null && after === null ? null : (
          <p className="mono changed-values">
            {before === null ? null : (
              <del>
                <Untrusted text={before} />
              </del>
            )}
            {before !== null && after !== null ? ' → ' : null}
            {after === null ? null : <Untrusted text={after} />}
          </p>
        )}
      </div>
      {subject === null ? null : <BiographyButton subject={subject} name={name} />}
    </li>
  )
}
