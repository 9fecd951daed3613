import { useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { useApp } from '../base/app-store.ts'
import { usePolicy } from '../base/use-policy.ts'
import './app.css'
import { LanguageContext } from '../i18n/use-text.ts'
import { createAppDeeds, type AppDeeds } from './app-deeds.ts'
import { Lab } from './lab.tsx'
import { KeepLessonDialog } from '../lesson/keep-lesson-dialog.tsx'
import { LessonEditor } from '../lesson-editor/lesson-editor.tsx'
import { OpenedLessonDialog } from '../lesson/opened-lesson-dialog.tsx'
import { KeepNotesDialog } from '../notes/keep-notes-dialog.tsx'
import { PolicyBar } from '../policy/policy-bar.tsx'
import { PolicyDialog } from '../policy/policy-dialog.tsx'
import { Banners } from '../shell/banners.tsx'
import { HelpDialog } from '../shell/help-dialog.tsx'
import { TopBar } from '../shell/top-bar.tsx'
import { useRootAttributes } from '../shell/use-theme.ts'
import { openSaved } from '../replay/open-saved.ts'
import { ReplayBar } from '../replay/replay-bar.tsx'
import { StartScreen } from '../start/start-screen.tsx'
import { underPolicy } from './use-keybindings.ts'
import { useStart } from './use-start.ts'

export function App() {
  const settings = useApp(state => state.settings)
  const lessonCards = useApp(state => state.lessonCards)
  const lessonFolder = useApp(state => state.lessonFolder)
  const progress = useApp(state => state.progress)
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  useRootAttributes(settings)
  const { isAtStart, isReplay, isLabInUse, startLesson, play, openLessonFile, enterLab, goHome } = useStart()
  const allDeeds: AppDeeds = createAppDeeds({
    isAtStart,
    isReplay,
    settings,
    onHelp: () => setIsHelpOpen(true),
    onHome: goHome,
    onPlay: play,
    onOpenLessonFile: openLessonFile,
  })
  const deeds = underPolicy(allDeeds, usePolicy())

  return (
    <LanguageContext value={settings.language}>
      <I18nProvider locale={settings.language === 'ko' ? 'ko-KR' : 'en-GB'}>
        <div className="app">
          <TopBar isAtStart={isAtStart} deeds={deeds} onHome={goHome} />
          <PolicyBar />
          <ReplayBar />
          <Banners />
          <KeepNotesDialog />
          <KeepLessonDialog />
          <PolicyDialog />
          <OpenedLessonDialog />
          <div className="app-middle">
            <Lab isShown={!isAtStart} deeds={deeds} onStartLesson={startLesson} onEnter={enterLab} onHome={goHome} />
            {isAtStart ? (
              <StartScreen
                lessons={lessonCards}
                folder={lessonFolder}
                progress={progress}
                isLabInUse={isLabInUse}
                onStartLesson={(lesson, step) => startLesson(lesson, { step })}
                onAskAgain={({ lesson, step }) => startLesson(lesson, { step, alone: true })}
                onPlay={play}
                onOpenFile={deeds['open-lesson-file'] === null ? null : openLessonFile}
                onOpenTrace={() => void openSaved()}
              />
            ) : null}
            <LessonEditor onEnter={enterLab} />
          </div>
          <HelpDialog isOpen={isHelpOpen} onClose={() => setIsHelpOpen(false)} />
        </div>
      </I18nProvider>
    </LanguageContext>
  )
}
