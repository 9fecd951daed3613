import type { Settings } from '@shared/settings.ts'
import { appStore, raiseBanner } from '../base/app-store.ts'
import { call, send } from '../base/bridge.ts'
import { mindingLesson } from '../lesson/keep-lesson.ts'
import { openPolicy } from '../policy/policy-store.ts'
import { openSaved } from '../replay/open-saved.ts'
import { chooseLessonFolder } from '../start/choose-lesson-folder.ts'
import type { Deeds } from '../tools/command-deeds.ts'
import { isPaletteOpen, showPalette } from '../tools/palette-store.ts'
import { openTool } from '../tools/tool-store.ts'

interface AppPlace {
  readonly isAtStart: boolean
  readonly isReplay: boolean
  readonly settings: Settings
  readonly onHelp: () => void
  readonly onHome: () => void
  readonly onPlay: () => void
  readonly onOpenLessonFile: () => void
}

const zooms = [100, 125, 150, 200] as const satisfies readonly Settings['zoom'][]

/** The commands that need no panel of the lab. */
export function createAppDeeds({ isAtStart, isReplay, settings, onHelp, onHome, onPlay, onOpenLessonFile }: AppPlace) {
  // What acts on the lab waits until the lab is shown.
  const inLab = (act: () => void): (() => void) | null => (isAtStart || isReplay ? null : act)
  const zoomTo = (step: 1 | -1): (() => void) | null => {
    const zoom = zooms[zooms.indexOf(settings.zoom) + step]
    return zoom === undefined ? null : () => send('settings:change', { zoom })
  }
  const theme = (name: Settings['theme']): (() => void) | null =>
    settings.theme === name ? null : () => send('settings:change', { theme: name })
  return {
    'show-commands': () => showPalette(!isPaletteOpen()),
    help: onHelp,
    'go-home': isAtStart ? null : onHome,
    'free-play': isAtStart ? onPlay : null,
    'open-lesson-file': onOpenLessonFile,
    'choose-lesson-folder': chooseLessonFolder,
    'open-trace': () => void openSaved(),
    'save-trace': inLab(() => save('trace:save', true)),
    'save-trace-with-secrets': inLab(() => save('trace:save', false)),
    'save-page': inLab(() => save('trace:save-page', true)),
    'save-page-with-secrets': inLab(() => save('trace:save-page', false)),
    'export-har': inLab(() => save('trace:export-har', true)),
    'export-har-with-secrets': inLab(() => save('trace:export-har', false)),
    'undo-to-checkpoint': inLab(() => openTool({ tool: 'checkpoints', begin: 'undo' })),
    'open-checkpoint-file': inLab(() => openTool({ tool: 'checkpoints', begin: 'open' })),
    'open-policy': () => void openPolicy(),
    'end-policy': () => send('policy:end', null),
    'reset-lab': inLab(() => mindingLesson('reset', () => send('stage:reset', null))),
    'switch-language': () => changeLanguage(settings.language === 'en' ? 'ko' : 'en'),
    'theme-system': theme('system'),
    'theme-light': theme('light'),
    'theme-dark': theme('dark'),
    'larger-text': zoomTo(1),
    'smaller-text': zoomTo(-1),
  } as const satisfies Partial<Deeds>
}
export type AppDeeds = Deeds<keyof ReturnType<typeof createAppDeeds>>

function save(channel: 'trace:save' | 'trace:save-page' | 'trace:export-har', redact: boolean): void {
  void call(channel, { redact }).then(answer => {
    if (!answer.ok) raiseBanner({ kind: 'failed', failure: answer.error })
    else if (answer.value !== null) raiseBanner({ kind: 'saved', path: answer.value.savedTo })
  })
}

/** Pages are real: they keep the language that they were asked for in, and the reader is told so while there are any. */
function changeLanguage(language: Settings['language']): void {
  send('settings:change', { language })
  if ((appStore.getState().stage?.tabs.length ?? 0) > 0) raiseBanner({ kind: 'pages-keep-language' })
}
