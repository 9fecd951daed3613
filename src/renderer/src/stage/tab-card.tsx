import type { ReactNode } from 'react'
import { homeUrl, type StageTab } from '@shared/stage.ts'
import { assertNever } from '@shared/assert-never.ts'
import { send } from '../base/bridge.ts'
import { stageText } from '../i18n/stage-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Button } from '../ui/button.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { urlParts } from '../ui/url-parts.ts'
import './tab-card.css'

interface TabCardProps {
  readonly tab: StageTab
}

/** Lies over the guest when there is no page to show, and says what to do next. */
export function TabCard({ tab }: TabCardProps) {
  const text = useText(stageText)
  const { condition } = tab
  const home = <Button onPress={() => send('stage:navigate', { tab: tab.id, url: homeUrl })}>{text.goHome}</Button>
  const reload = (
    <Button look="primary" icon="reload" onPress={() => send('stage:go', { tab: tab.id, to: 'reload' })}>
      {text.reload}
    </Button>
  )
  switch (condition.kind) {
    case 'live':
      return null
    case 'starting':
      return <div className="tab-card tab-card-starting">{text.starting}</div>
    case 'crashed':
      return (
        <Card icon="warning" title={text.crashedTitle} note={text.crashedNote(condition.reason)}>
          {reload}
        </Card>
      )
    case 'restless':
      return (
        <Card icon="warning" title={text.restlessTitle[condition.because]} note={text.restlessNote[condition.because]}>
          {reload}
          {home}
        </Card>
      )
    case 'unresponsive':
      return (
        <Card icon="warning" title={text.unresponsiveTitle} note={text.unresponsiveNote}>
          <Button look="primary" onPress={() => send('stage:hung-page', { tab: tab.id, end: 'wait' })}>
            {text.waitForPage}
          </Button>
          <Button onPress={() => send('stage:hung-page', { tab: tab.id, end: 'stop' })}>{text.stopPage}</Button>
        </Card>
      )
    case 'outside-lab':
      return (
        <Card
          icon="lock"
          title={text.outsideTitle}
          note={<Untrusted text={text.outsideNote(urlParts(condition.url)?.host ?? condition.url)} />}
        >
          {home}
        </Card>
      )
    case 'failed':
      return (
        <Card icon="warning" title={text.failedTitle} note={<Untrusted text={`${condition.url} (${condition.errorText})`} />}>
          {reload}
          {home}
        </Card>
      )
    default:
      return assertNever(condition)
  }
}

interface CardProps {
  readonly icon: IconName
  readonly title: string
  readonly note: ReactNode
  readonly children: ReactNode
}

function Card({ icon, title, note, children }: CardProps) {
  return (
    <div className="tab-card" role="alert">
      <span className="tab-card-icon">
        <Icon name={icon} />
      </span>
      <h3>{title}</h3>
      <p>{note}</p>
      <div className="tab-card-actions">{children}</div>
    </div>
  )
}
