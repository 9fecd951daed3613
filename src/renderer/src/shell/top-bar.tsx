import { profileIds } from '@shared/ids.ts'
import type { Language } from '@shared/language.ts'
import { homeUrl } from '@shared/stage.ts'
import { appStore, raiseBanner, useApp } from '../base/app-store.ts'
import { call, send } from '../base/bridge.ts'
import { replayText } from '../i18n/replay-text.ts'
import { shellText } from '../i18n/shell-text.ts'
import { stageText } from '../i18n/stage-text.ts'
import { toolText } from '../i18n/tool-text.ts'
import { useLanguage, useSay, useText } from '../i18n/use-text.ts'
import { LabClock } from '../lab-controls/lab-clock.tsx'
import { LabSettingsDialog } from '../lab-controls/lab-settings-dialog.tsx'
import { mindingLesson } from '../lesson/keep-lesson.ts'
import { openSaved } from '../replay/open-saved.ts'
import { useReplay } from '../trace/replay-store.ts'
import { ToolMenu } from './tool-menu.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import type { IconName } from '../ui/icon.tsx'
import { Menu } from '../ui/menu.tsx'
import { DisplayMenu } from './display-menu.tsx'
import './top-bar.css'
import { useLayout } from '../panes/use-layout.ts'

interface TopBarProps {
  readonly isAtStart: boolean
  readonly onHome: () => void
  readonly onHelp: () => void
}

export function TopBar({ isAtStart, onHome, onHelp }: TopBarProps) {
  const text = useText(shellText)
  const language = useLanguage()
  return (
    <header className="top-bar">
      <button type="button" className="brand" aria-label={text.home} onClick={onHome}>
        <Logo />
        {text.app}
      </button>
      {isAtStart ? null : <Place />}
      <span className="top-space" />
      {isAtStart ? null : <LabActions />}
      <Button onPress={() => changeLanguage(language === 'en' ? 'ko' : 'en')} aria-label={text.otherLanguage} look="quiet">
        <span lang={language === 'en' ? 'ko' : 'en'}>{text.otherLanguage}</span>
      </Button>
      <DisplayMenu />
      <IconButton icon="help" label={text.help} onPress={onHelp} />
    </header>
  )
}

/** Pages are real: they keep the language that they were asked for in, and the reader is told so while there are any. */
function changeLanguage(language: Language): void {
  send('settings:change', { language })
  if ((appStore.getState().stage?.tabs.length ?? 0) > 0) raiseBanner({ kind: 'pages-keep-language' })
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
      {lesson === null ? text.freePlay : text.lesson} {lesson === null ? null : <b title={say(lesson.title)}>{say(lesson.title)}</b>}
    </h1>
  )
}

function LabActions() {
  const text = useText(shellText)
  const stage = useText(stageText)
  const { tools } = useText(toolText)
  const hasRoom = useLayout() === 'wide'
  const isReplay = useReplay() !== null
  const action = (icon: IconName, label: string, onPress?: () => void) =>
    hasRoom ? (
      <Button icon={icon} {...(onPress === undefined ? {} : { onPress })}>
        {label}
      </Button>
    ) : (
      <IconButton icon={icon} label={label} {...(onPress === undefined ? {} : { onPress })} />
    )
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
      <LabClock />
      <LabSettingsDialog />
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
        entries={[
          { id: 'save', icon: 'lock', label: text.saveTrace, note: text.saveTraceNote, act: () => save('trace:save', true) },
          {
            id: 'save-full',
            icon: 'warning',
            label: text.saveTraceFull,
            note: text.saveTraceFullNote,
            act: () => save('trace:save', false),
          },
          {
            id: 'redacted',
            icon: 'lock',
            label: text.exportRedacted,
            note: text.exportRedactedNote,
            startsGroup: true,
            act: () => save('trace:export-har', true),
          },
          { id: 'full', icon: 'warning', label: text.exportFull, note: text.exportFullNote, act: () => save('trace:export-har', false) },
          { id: 'open', icon: 'book', label: text.openTrace, note: text.openTraceNote, startsGroup: true, act: () => void openSaved() },
        ]}
      >
        {action('export', text.file)}
      </Menu>
      {action('reset', text.resetLab, () => mindingLesson('reset', () => send('stage:reset', null)))}
      <span className="top-line" />
    </>
  )
}

function save(channel: 'trace:save' | 'trace:export-har', redact: boolean): void {
  void call(channel, { redact }).then(answer => {
    if (!answer.ok) raiseBanner({ kind: 'failed', failure: answer.error })
    else if (answer.value !== null) raiseBanner({ kind: 'saved', path: answer.value.savedTo })
  })
}

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
