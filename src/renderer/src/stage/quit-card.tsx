import type { ProfileId } from '@shared/ids.ts'
import { send } from '../base/bridge.ts'
import { stageText } from '../i18n/stage-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import './side-card.css'

interface QuitCardProps {
  readonly profile: ProfileId
}

export function QuitCard({ profile }: QuitCardProps) {
  const text = useText(stageText)
  const name = text.profile[profile]
  return (
    <section className="side-card" aria-label={text.hasQuit(name)}>
      <h3>
        <Icon name={profile} /> {text.hasQuit(name)}
      </h3>
      <p>{text.hasQuitNote}</p>
      <div className="side-card-actions">
        <Button look="primary" onPress={() => send('stage:launch-browser', { profile })}>
          {text.launchBrowser(name)}
        </Button>
      </div>
    </section>
  )
}
