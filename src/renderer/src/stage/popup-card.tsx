import type { StageTab } from '@shared/stage.ts'
import { send } from '../base/bridge.ts'
import { stageText } from '../i18n/stage-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Button } from '../ui/button.tsx'
import { LaneBadge } from '../ui/lane-badge.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { visibleText } from '@shared/web/visible-text.ts'
import { BasicPromptCard } from './basic-prompt-card.tsx'
import { PageDialogCard } from './page-dialog-card.tsx'
import './side-card.css'

interface PopupCardProps {
  readonly popup: StageTab
  readonly opener: StageTab | null
}

/** A popup stands in a real window outside of this one; here is its place on the stage. */
export function PopupCard({ popup, opener }: PopupCardProps) {
  const text = useText(stageText)
  return (
    <section className="side-card" aria-label={text.tabName(popup.lane, visibleText(popup.title))}>
      <h3>
        <LaneBadge lane={popup.lane} /> {text.popupOf(opener?.lane ?? '?')}
      </h3>
      <p className="mono side-card-url" title={text.popupNote}>
        <Untrusted text={popup.url} />
      </p>
      {popup.dialog === null ? null : <PageDialogCard key={popup.dialog.id} tab={popup} dialog={popup.dialog} />}
      {popup.prompt === null ? null : <BasicPromptCard key={popup.prompt.id} tab={popup} prompt={popup.prompt} />}
      <div className="side-card-actions">
        <Button onPress={() => send('stage:focus-tab', { tab: popup.id })}>{text.bringToFront}</Button>
        <Button look="quiet" onPress={() => send('stage:close-tab', { tab: popup.id })}>
          {text.closePopup}
        </Button>
      </div>
    </section>
  )
}
