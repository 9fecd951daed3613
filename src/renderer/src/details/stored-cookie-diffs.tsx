import type { ReactNode } from 'react'
import type { Explained } from '@shared/words/explained.ts'
import { detailsText } from '../i18n/details-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { RuleNote } from '../marks/rule-note.tsx'
import { Icon } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'

/** What the browser did without saying so: found by reading the jar back. */
function Silent({ children }: { readonly children: ReactNode }) {
  const text = useText(detailsText)
  return (
    <div className="receipt-silent">
      <Icon name="search" />
      <div>
        <b>{text.storedCookieDiff}</b>
        {children}
      </div>
    </div>
  )
}

export function Differences({ differences }: { readonly differences: readonly Explained[] }) {
  const say = useSay()
  if (differences.length === 0) return null
  return (
    <Silent>
      <ul>
        {differences.map(({ sentence, rule }, index) => (
          <li key={index}>
            {say(sentence)} <RuleNote rule={rule} />
          </li>
        ))}
      </ul>
    </Silent>
  )
}

const namesShown = 8

/** The cookies that were thrown out to make room for this one. */
export function Evicted({ names }: { readonly names: readonly string[] }) {
  const text = useText(detailsText)
  const shown = names.slice(0, namesShown).join(', ')
  return (
    <Silent>
      <p>
        {text.evicted(names.length)}{' '}
        <code>
          <Untrusted text={names.length > namesShown ? `${shown} …` : shown} />
        </code>{' '}
        <RuleNote rule={'RFC 6265bis, "Storage Model"'} />
      </p>
    </Silent>
  )
}
