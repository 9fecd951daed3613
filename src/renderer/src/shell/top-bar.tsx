import { Button as AriaButton } from 'react-aria-components'
import { may, mayCommand } from '@shared/contract/policy-rules.ts'
import { profileIds } from '@shared/ids.ts'
import { homeUrl } from '@shared/stage.ts'
import { useApp } from '../base/app-store.ts'
import { send } from '../base/bridge.ts'
import { usePolicy } from '../base/use-policy.ts'
import { paletteText } from '../i18n/palette-text.ts'
import { replayText } from '../i18n/replay-text.ts'
import { shellText } from '../i18n/shell-text.ts'
import { stageText } from '../i18n/stage-text.ts'
import { toolText } from '../i18n/tool-text.ts'
import { useCommandWords } from '../i18n/use-command-words.ts'
import { useLanguage, useSay, useText } from '../i18n/use-text.ts'
import { LabClock } from '../lab-controls/lab-clock.tsx'
import { LabSettingsDialog } from '../lab-controls/lab-settings-dialog.tsx'
import { useLayout } from '../panes/use-layout.ts'
import type { Deeds } from '../tools/command-deeds.ts'
import { useReplay } from '../trace/replay-store.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Menu } from '../ui/menu.tsx'
import { WithTooltip } from '../ui/with-tooltip.tsx'
import { SaidName } from '../marks/said.tsx'
import { DisplayMenu } from './display-menu.tsx'
import { ToolMenu } from './tool-menu.tsx'
import './top-bar.css'

type TopBarCommand =
  | 'show-commands'
  | 'help'
  | 'switch-language'
  | 'reset-lab'
  | 'save-trace'
  | 'save-trace-with-secrets'
  | 'save-page'
  | 'save-page-with-secrets'
  | 'export-har'
  | 'export-har-with-secrets'
  | 'open-trace'
  | 'open-checkpoint-file'
  | 'open-policy'

interface TopBarProps {
  readonly isAtStart: boolean
  readonly deeds: Deeds<TopBarCommand>
  /** null: there is no start screen to go to. */
  readonly onHome: (() => void) | null
}

export function TopBar({ isAtStart, deeds, onHome }: TopBarProps) {
  const text = useText(shellText)
  const language = useLanguage()
  const policy = usePolicy()
  return (
    <header className="top-bar">
      {onHome === null ? (
        <span className="brand">
          <Logo />
          {text.app}
        </span>
      ) : (
        <button type="button" className="brand" aria-label={text.home} onClick={onHome}>
          <Logo />
          {text.app}
        </button>
      )}
      {isAtStart ? null : <Place />}
      <span className="top-space" />
      <SearchButton onPress={() => deeds['show-commands']?.(null)} />
      {isAtStart ? null : <LabActions deeds={deeds} />}
      {mayCommand(policy, 'switch-language') ? (
        <Button onPress={() => deeds['switch-language']?.(null)} aria-label={text.otherLanguage} look="quiet">
          <span lang={language === 'en' ? 'ko' : 'en'}>{text.otherLanguage}</span>
        </Button>
      ) : null}
      <DisplayMenu />
      <IconButton icon="help" label={text.help} onPress={() => deeds.help?.(null)} />
    </header>
  )
}

/** Opens the command palette. */
function SearchButton({ onPress }: { readonly onPress: () => void }) {
  const text = useText(paletteText)
  const hasRoom = useLayout() === 'wide'
  const { label, keys } = useCommandWords()('show-commands')
  if (!hasRoom) return <IconButton icon="search" label={`${text.find} (${keys.join(', ')})`} onPress={onPress} />
  return (
    <WithTooltip tip={label}>
      <AriaButton className="top-search" onPress={onPress} aria-label={text.find} aria-haspopup="dialog">
        <Icon name="search" />
        <span>{text.find}</span>
        {keys.map(key => (
          <kbd key={key}>{key}</kbd>
        ))}
      </AriaButton>
    </WithTooltip>
  )
}

/** Where one is: the lesson that is being played, or free play. */
function Place() {
  const text = useText(shellText)
  const say = useSay()
  const lesson = useApp(state => state.lesson)
  const replay = useReplay()
  const replayWords = useText(replayText)
  if (replay !== null) return <h1 className="top-place">{replayWords.title}</h1>
  return (
    <h1 className="top-place">
      {lesson === null ? text.freePlay : text.lesson}{' '}
      {lesson === null ? null : (
        <b title={say(lesson.title)}>
          <SaidName text={lesson.title} />
        </b>
      )}
    </h1>
  )
}

function LabActions({ deeds }: { readonly deeds: Deeds<TopBarCommand> }) {
  const text = useText(shellText)
  const stage = useText(stageText)
  const { tools } = useText(toolText)
  const words = useCommandWords()
  const hasRoom = useLayout() === 'wide'
  const isReplay = useReplay() !== null
  const policy = usePolicy()
  const action = (icon: IconName, label: string, onPress?: () => void) =>
    hasRoom ? (
      <Button icon={icon} {...(onPress === undefined ? {} : { onPress })}>
        {label}
      </Button>
    ) : (
      <IconButton icon={icon} label={label} {...(onPress === undefined ? {} : { onPress })} />
    )
  const offered = fileMenu.filter(({ name }) => mayCommand(policy, name))
  // What acts on the lab waits until it is shown again.
  if (isReplay) {
    return (
      <>
        <ToolMenu>{action('tools', tools)}</ToolMenu>
        <span className="top-line" />
      </>
    )
  }
  return (
    <>
      {may(policy, 'lab-clock') ? <LabClock /> : null}
      {may(policy, 'lab-settings') ? <LabSettingsDialog /> : null}
      <span className="top-line" />
      <Menu
        label={text.openWindow}
        entries={profileIds.map(profile => ({
          id: profile,
          icon: profile,
          label: stage.profile[profile],
          note: stage.profileNote[profile],
          act: () => send('stage:open-window', { profile, url: homeUrl }),
        }))}
      >
        {action('plus', text.openWindow)}
      </Menu>
      <ToolMenu>{action('tools', tools)}</ToolMenu>
      <Menu
        label={text.file}
        entries={offered.map(({ name, icon, startsGroup = false }) => {
          const { label, note } = words(name)
          return { id: name, icon, label, note, startsGroup, act: () => deeds[name]?.(null) }
        })}
      >
        {action('export', text.file)}
      </Menu>
      {may(policy, 'reset') ? action('reset', words('reset-lab').label, () => deeds['reset-lab']?.(null)) : null}
      <span className="top-line" />
    </>
  )
}

interface FileMenuEntry {
  readonly name: TopBarCommand
  readonly icon: IconName
  readonly startsGroup?: boolean
}
const fileMenu: readonly FileMenuEntry[] = [
  { name: 'save-trace', icon: 'lock' },
  { name: 'save-trace-with-secrets', icon: 'warning' },
  { name: 'save-page', icon: 'lock', startsGroup: true },
  { name: 'save-page-with-secrets', icon: 'warning' },
  { name: 'export-har', icon: 'lock', startsGroup: true },
  { name: 'export-har-with-secrets', icon: 'warning' },
  { name: 'open-trace', icon: 'book', startsGroup: true },
  { name: 'open-checkpoint-file', icon: 'book' },
  { name: 'open-policy', icon: 'lock', startsGroup: true },
]

/** A cookie with a bite taken out and the crumbs beside it. */
function Logo() {
  return (
    <svg className="brand-logo" viewBox="0 0 20 20" aria-hidden="true">
      <path d="M9.5 1.6a8.2 8.2 0 1 0 8.7 9.2 3.4 3.4 0 0 1-3.9-3.5 3.4 3.4 0 0 1-4.3-4 3 3 0 0 1-.5-1.7Z" className="brand-dough" />
      <circle cx="6.6" cy="7.6" r="1.3" className="brand-chip" />
      <circle cx="6.2" cy="12.6" r="1.1" className="brand-chip" />
      <circle cx="11" cy="11" r="1.4" className="brand-chip" />
      <circle cx="10.6" cy="15.2" r="1" className="brand-chip" />
      <circle cx="16" cy="3.4" r="1.3" className="brand-dough" />
      <circle cx="18.6" cy="6.6" r=".8" className="brand-dough" />
    </svg>
  )
}
