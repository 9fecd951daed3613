import { IfTool } from '../tools/if-tool.tsx'
import { memo, useEffect, useState, type ReactNode } from 'react'
import { ToggleButtonGroup } from 'react-aria-components'
import type { EventSeq, TabId } from '@shared/ids.ts'
import type { World, WorldTab } from '@shared/trace/world.ts'
import { inspectorText } from '../i18n/inspector-text.ts'
import { stageText } from '../i18n/stage-text.ts'
import { useText } from '../i18n/use-text.ts'
import { useLook, type Look } from '../panes/look-store.ts'
import { useReplay } from '../trace/replay-store.ts'
import { openTool } from '../tools/tool-store.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LaneToggle } from '../ui/lane-toggle.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { CookieList } from './cookie-list.tsx'
import './inspector.css'
import { ServerView } from './server-view.tsx'
import { StorageList } from './storage-list.tsx'
import { useInspectorModel, type FindCause } from './use-inspector-model.ts'

interface InspectorProps {
  readonly world: World
  /** The tab to look into; null: none is open. */
  readonly tab: WorldTab | null
  readonly tabs: readonly WorldTab[]
  /** null: now. */
  readonly cursor: EventSeq | null
  readonly findCause: FindCause
  readonly onSelectTab: (tab: TabId) => void
  readonly onShowCause: (key: string) => void
  readonly onNow: () => void
}

/** Per tab, at the cursor: its cookies, its storages, and the server's session table. */
export const Inspector = memo(function Inspector(props: InspectorProps) {
  const text = useText(inspectorText)
  const { tab, tabs, cursor, onSelectTab, onNow } = props
  const replay = useReplay()
  const isReplay = replay !== null
  const isForeign = replay?.foreign != null
  return (
    <section className="inspector" aria-label={tab === null ? text.noTab : text.title(tab.lane)}>
      <header className="inspector-head">
        <h2>{tab === null ? text.noTab : text.title(tab.lane)}</h2>
        <IfTool tool="storage-map">
          <IconButton icon="grid" label={text.map} onPress={() => openTool({ tool: 'storage-map' })} />
        </IfTool>
        {tabs.length < 2 || tab === null ? null : <TabPicker tabs={tabs} tab={tab} onSelect={onSelectTab} />}
      </header>
      {cursor === null ? null : (
        <div className="inspector-past">
          <p>
            {text.past(cursor)} {isReplay ? null : text.pastNote}
          </p>
          <Button onPress={onNow}>{isReplay ? text.toEnd : text.backToNow}</Button>
        </div>
      )}
      {isForeign ? (
        <EmptyState title={text.notInFile} note={text.notInFileNote} />
      ) : tab === null ? (
        <EmptyState title={text.emptyTitle} note={text.emptyNote} />
      ) : (
        <Stores {...props} tab={tab} />
      )}
    </section>
  )
})

function TabPicker({ tabs, tab, onSelect }: { tabs: readonly WorldTab[]; tab: WorldTab; onSelect: (tab: TabId) => void }) {
  const text = useText(inspectorText)
  const stage = useText(stageText)
  return (
    <ToggleButtonGroup
      className="inspector-tabs"
      aria-label={text.chooseTab}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[tab.id]}
      onSelectionChange={keys => {
        const chosen = tabs.find(({ id }) => keys.has(id))
        if (chosen !== undefined) onSelect(chosen.id)
      }}
    >
      {tabs.map(({ id, lane, profile }) => (
        <LaneToggle key={id} id={id} lane={lane} label={text.tabName(lane, stage.profile[profile])} />
      ))}
    </ToggleButtonGroup>
  )
}

/** The view that a lesson points into. */
function viewOf(look: Look | null): string | null {
  switch (look?.at) {
    case 'cookies':
    case 'server':
      return look.at
    case 'localStorage':
      return 'local'
    case 'sessionStorage':
      return 'session'
    default:
      return null
  }
}

function Stores({ world, tab, cursor, findCause, onShowCause }: InspectorProps & { readonly tab: WorldTab }) {
  const text = useText(inspectorText)
  const [view, setView] = useState('cookies')
  const look = useLook()
  const [seenLook, setSeenLook] = useState<Look | null>(null)
  if (look !== seenLook) {
    // Adjusting state while rendering is React's way for "when a prop changes".
    setSeenLook(look)
    setView(viewOf(look) ?? view)
  }
  useEffect(() => {
    if (look !== null) document.querySelector('.inspector [data-pointed-at]')?.scrollIntoView({ block: 'nearest' })
  }, [look])
  const model = useInspectorModel(world, tab)
  const isLive = useReplay() === null && cursor === null
  const canEdit = isLive && !tab.isClosed
  const shared = { canEdit, findCause, onShowCause }
  const entry = (id: 'cookies' | 'local' | 'session' | 'server', count: number, content: () => ReactNode, whole = count) => ({
    id,
    label: text[id],
    count,
    whole,
    content: () => (
      <section className="inspector-view" aria-label={text.viewNames[id]}>
        {content()}
      </section>
    ),
  })
  return (
    <Tabs
      label={text.views}
      selected={view}
      onSelect={setView}
      entries={[
        entry(
          'cookies',
          model.visible.length,
          () => <CookieList model={model} tab={tab} cursor={cursor} {...shared} />,
          model.visible.length + model.others.length,
        ),
        entry('local', model.local.length, () => (
          <StorageList
            area="local"
            tab={tab.id}
            profile={tab.profile}
            origin={model.origin}
            cursor={cursor}
            items={model.local}
            ofFrames={model.ofFrames.local}
            {...shared}
          />
        )),
        entry('session', model.session.length, () => (
          <StorageList
            area="session"
            tab={tab.id}
            profile={tab.profile}
            origin={model.origin}
            cursor={cursor}
            items={model.session}
            ofFrames={model.ofFrames.session}
            {...shared}
          />
        )),
        entry('server', model.sessions.length, () => (
          <ServerView world={world} sessions={model.sessions} cursor={cursor} {...shared} canEdit={isLive} />
        )),
      ]}
    />
  )
}
