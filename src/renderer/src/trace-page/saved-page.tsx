import { useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { DamagedTrace } from '@shared/saved/damaged-trace.ts'
import { sayProblem } from '@shared/words/problem-words.ts'
import '../app/app.css'
import { createAppDeeds } from '../app/app-deeds.ts'
import { Lab } from '../app/lab.tsx'
import { useApp } from '../base/app-store.ts'
import { replayText } from '../i18n/replay-text.ts'
import { LanguageContext, useSay, useText } from '../i18n/use-text.ts'
import { ReplayBar } from '../replay/replay-bar.tsx'
import { Banners } from '../shell/banners.tsx'
import { HelpDialog } from '../shell/help-dialog.tsx'
import { TopBar } from '../shell/top-bar.tsx'
import { useRootAttributes } from '../shell/use-theme.ts'
import { useReplay } from '../trace/replay-store.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { showTraceOf, type TracePage } from './read-page.ts'

const nothing = (): void => undefined

/** The page that was saved with its trace: the panels of the lab, with no lab behind them. */
export function SavedPage({ page }: { readonly page: TracePage }) {
  const settings = useApp(state => state.settings)
  const isShown = useReplay() !== null
  const problem = useTraceOf(page)
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  useRootAttributes(settings)
  const onHelp = (): void => setIsHelpOpen(true)
  const deeds = {
    ...createAppDeeds({
      isAtStart: false,
      isReplay: true,
      settings,
      onHelp,
      onHome: nothing,
      onPlay: nothing,
      onOpenLessonFile: nothing,
    }),
    'go-home': null,
    'open-lesson-file': null,
    'choose-lesson-folder': null,
    'open-trace': null,
    'larger-text': null,
    'smaller-text': null,
  }
  return (
    <LanguageContext value={settings.language}>
      <I18nProvider locale={settings.language === 'ko' ? 'ko-KR' : 'en-GB'}>
        <div className="app">
          <TopBar isAtStart={false} deeds={deeds} onHome={null} />
          <ReplayBar />
          <Banners />
          <div className="app-middle">
            {isShown ? (
              <Lab isShown deeds={deeds} onStartLesson={nothing} onEnter={nothing} onHome={nothing} />
            ) : problem === null ? null : (
              <Damaged name={page.name} problem={problem} />
            )}
          </div>
          <HelpDialog isOpen={isHelpOpen} onClose={() => setIsHelpOpen(false)} />
        </div>
      </I18nProvider>
    </LanguageContext>
  )
}

/** What keeps the trace from being shown; null: nothing so far. */
function useTraceOf(page: TracePage): DamagedTrace | null {
  const [problem, setProblem] = useState<DamagedTrace | null>(null)
  useEffect(() => {
    showTraceOf(page).catch((error: unknown) => {
      if (!(error instanceof DamagedTrace)) throw error
      setProblem(error)
    })
  }, [page])
  return problem
}

function Damaged({ name, problem: { line, problem } }: { readonly name: string; readonly problem: DamagedTrace }) {
  const text = useText(replayText)
  const say = useSay()
  return <EmptyState title={text.damaged} note={say(sayProblem({ kind: 'trace-file', name, line, problem }))} />
}
