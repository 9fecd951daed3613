import type { ReactNode } from 'react'
import { labSettingTitles, sayLabSettingValue } from '@shared/words/lab-setting-words.ts'
import type { WorldCard } from '@shared/world/world-card.ts'
import { checkpointsText } from '../i18n/checkpoints-text.ts'
import { stageText } from '../i18n/stage-text.ts'
import { useLanguage, useSay, useText } from '../i18n/use-text.ts'
import { Untrusted } from '../ui/untrusted.tsx'
import './checkpoints.css'

/** What a snapshot sets, by browser and server. */
export function WorldContents({ card }: { readonly card: WorldCard }) {
  const text = useText(checkpointsText)
  const { profile: names } = useText(stageText)
  const language = useLanguage()
  const say = useSay()
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(card.takenLabMs)
  return (
    <dl className="checkpoint-contents">
      {card.browsers.map(browser => (
        <Part key={browser.profile} term={names[browser.profile]}>
          <BrowserContents browser={browser} />
        </Part>
      ))}
      <Part term={text.server}>{text.serverHolds(card.sessions, card.refreshTokens, card.keys)}</Part>
      <Part term={text.users}>
        <Untrusted text={card.users.map(({ name, role }) => `${name} (${role})`).join(', ')} />
      </Part>
      <Part term={text.switches}>
        {card.settings.length === 0 ? (
          text.allDefault
        ) : (
          <ul>
            {card.settings.map(({ name, value }) => (
              <li key={name}>
                {say(labSettingTitles[name])}: <b>{say(sayLabSettingValue(value))}</b>
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part term={text.clock}>{time}</Part>
    </dl>
  )
}

function Part({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  )
}

function BrowserContents({ browser }: { readonly browser: WorldCard['browsers'][number] }) {
  const text = useText(checkpointsText)
  const { tabs, cookies, items, isRunning } = browser
  if (!isRunning && cookies.length === 0 && items === 0) return text.notRunning
  return (
    <ul>
      {isRunning ? null : <li>{text.notRunning}</li>}
      {tabs.map(({ lane, url }) => (
        <li key={lane} className="checkpoint-tab">
          {lane} <Untrusted text={url} />
        </li>
      ))}
      <li>
        {text.cookies}:{' '}
        {cookies.length === 0 ? text.nothing : <Untrusted text={cookies.map(({ name, domain }) => `${name} (${domain})`).join(', ')} />}
      </li>
      {items === 0 ? null : <li>{text.items(items)}</li>}
    </ul>
  )
}
