import type { World } from '@shared/trace/world.ts'
import { openTabs } from '../focused-tab.ts'
import { replayText } from '../i18n/replay-text.ts'
import { stageText } from '../i18n/stage-text.ts'
import { useText } from '../i18n/use-text.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { LaneBadge } from '../ui/lane-badge.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import './replay-stage.css'

/** The tabs that were open at the cursor. Their pages are not in the file; where they stood is. */
export function ReplayStage({ world }: { readonly world: World }) {
  const text = useText(replayText)
  const stage = useText(stageText)
  const tabs = openTabs(world)
  return (
    <section className="replay-stage" aria-label={text.tabs}>
      {tabs.length === 0 ? (
        <EmptyState title={text.noTabs} note={text.noTabsNote} />
      ) : (
        <ul>
          {tabs.map(({ id, lane, profile, url }) => (
            <li key={id}>
              <LaneBadge lane={lane} />
              <b>{stage.profile[profile]}</b>
              <span className="mono">{url === '' ? text.noPage : <Untrusted text={url} />}</span>
            </li>
          ))}
        </ul>
      )}
      <p>{text.stageNote}</p>
    </section>
  )
}
