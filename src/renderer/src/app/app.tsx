import { useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import type { LessonId } from '@shared/ids.ts'
import { homeUrl } from '@shared/stage.ts'
import { raiseBanner, useApp } from '../base/app-store.ts'
import './app.css'
import { call, send } from '../base/bridge.ts'
import { LanguageContext } from '../i18n/use-text.ts'
import { createAppDeeds } from './app-deeds.ts'
import { Lab } from './lab.tsx'
import { mindingLesson } from '../lesson/keep-lesson.ts'
import { KeepLessonDialog } from '../lesson/keep-lesson-dialog.tsx'
import { KeepNotesDialog } from '../notes/keep-notes-dialog.tsx'
import { Banners } from '../shell/banners.tsx'
import { HelpDialog } from '../shell/help-dialog.tsx'
import { TopBar } from '../shell/top-bar.tsx'
import { useRootAttributes } from '../shell/use-theme.ts'
import { openSaved } from '../replay/open-saved.ts'
import { ReplayBar } from '../replay/replay-bar.tsx'
import { endReplay, useReplay } from '../trace/replay-store.ts'
import { StartScreen } from '../start/start-screen.tsx'

export function App() {
  const settings = useApp(state => state.settings)
  const stage = useApp(state => state.stage)
  const lesson = useApp(state => state.lesson)
  const lessonCards = useApp(state => state.lessonCards)
  const [isStartWanted, setIsStartWanted] = useState<boolean | null>(null)
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  useRootAttributes(settings)

  const hasTabs = (stage?.tabs.length ?? 0) > 0
  // A page that was loaded again finds its lab in use and goes on there.
  const replay = useReplay()
  const isAtStart = replay === null && (isStartWanted ?? (lesson === null && !hasTabs))

  const startLesson = (id: LessonId): void => {
    mindingLesson('start', () => {
      if (replay !== null) endReplay()
      send('lessons:start', { lesson: id })
      setIsStartWanted(false)
    })
  }
  const play = (): void => {
    if (!hasTabs) send('stage:open-window', { profile: 'laptop', url: homeUrl })
    setIsStartWanted(false)
  }
  const openFile = (): void => {
    mindingLesson('start', () => {
      void call('lessons:open-file', null).then(answer => {
        if (!answer.ok) raiseBanner({ kind: 'lesson-file-bad', problem: answer.error.problem })
        else if (answer.value !== null) {
          endReplay()
          setIsStartWanted(false)
        }
      })
    })
  }
  const goHome = (): void => {
    if (lesson?.phase === 'finished') send('lessons:stop', null)
    endReplay()
    setIsStartWanted(true)
  }
  const onHelp = (): void => setIsHelpOpen(true)
  const deeds = createAppDeeds({
    isAtStart,
    isReplay: replay !== null,
    settings,
    onHelp,
    onHome: goHome,
    onPlay: play,
    onOpenLessonFile: openFile,
  })

  return (
    <LanguageContext value={settings.language}>
      <I18nProvider locale={settings.language === 'ko' ? 'ko-KR' : 'en-GB'}>
        <div className="app">
          <TopBar isAtStart={isAtStart} deeds={deeds} onHome={goHome} />
          <ReplayBar />
          <Banners />
          <KeepNotesDialog />
          <KeepLessonDialog />
          <div className="app-middle">
            <Lab isShown={!isAtStart} deeds={deeds} onStartLesson={startLesson} onEnter={() => setIsStartWanted(false)} onHome={goHome} />
            {isAtStart ? (
              <StartScreen
                lessons={lessonCards}
                isLabInUse={hasTabs}
                onStartLesson={startLesson}
                onPlay={play}
                onOpenFile={openFile}
                onOpenTrace={() => void openSaved()}
              />
            ) : null}
          </div>
          <HelpDialog isOpen={isHelpOpen} onClose={() => setIsHelpOpen(false)} />
        </div>
      </I18nProvider>
    </LanguageContext>
  )
}
