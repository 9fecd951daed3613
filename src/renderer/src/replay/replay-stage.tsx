import type { ForeignProgram } from '@shared/saved/foreign-har.ts'
import type { World } from '@shared/trace/world.ts'
import { programName } from '@shared/words/noted-words.ts'
import { openTabs } from '@shared/trace/open-tabs.ts'
import { replayText } from '../i18n/replay-text.ts'
import { stageText } from '../i18n/stage-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { LaneBadge } from '../ui/lane-badge.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import './replay-stage.css'
import { ReplayLesson } from './replay-lesson.tsx'
import { useReplay } from '../trace/replay-store.ts'

/** The tabs that were open at the cursor. Their pages are not in the file; where they stood is. */
export function ReplayStage({ world }: { readonly world: World }) {
  const text = useText(replayText)
  const stage = useText(stageText)
  const replay = useReplay()
  const foreign = replay?.foreign ?? null
  const tabs = openTabs(world)
  if (foreign !== null) return <ForeignStage foreign={foreign} />
  return (
    <section className="replay-stage" aria-label={text.tabs}>
      {replay === null ? null : <ReplayLesson replay={replay} />}
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

/** A HAR of another program: who wrote it, what it cannot tell, and the pages it names. */
function ForeignStage({ foreign: { program, pages } }: { readonly foreign: ForeignProgram }) {
  const text = useText(replayText)
  const say = useSay()
  return (
    <section className="replay-stage" aria-label={text.foreignTitle}>
      <p className="replay-writer">
        <b>
          <Untrusted text={text.writtenBy(say(programName(program)))} />
        </b>{' '}
        {text.notTold}
      </p>
      <ul className="replay-not-told">
        {text.notToldList.map(item => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      <h3>{text.pages}</h3>
      <ul>
        {pages.map(({ lane, name }, index) => (
          <li key={index}>
            <LaneBadge lane={lane} />
            <span className="mono">
              <Untrusted text={name} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
