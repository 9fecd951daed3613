import type { AppFacts, Notice } from '@shared/contract/app-facts.ts'
import type { LessonId } from '@shared/ids.ts'
import type { LessonFolderView, LessonShelf } from '@shared/lesson/lesson-folder.ts'
import type { LessonCard, LessonPlay } from '@shared/lesson/lesson-play.ts'
import type { ProgressView } from '@shared/lesson/progress.ts'
import type { Policy } from '@shared/policy/policy-file.ts'
import type { Problem } from '@shared/problem/problem.ts'
import type { Failure } from '@shared/contract/result.ts'
import type { Settings } from '@shared/settings.ts'
import type { StageState } from '@shared/stage.ts'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { call, on, onFailure } from './bridge.ts'
import { takeNewest } from './take-newest.ts'

/** What the main process owns and this page only mirrors; the trace has a store of its own. */
export interface AppState {
  readonly facts: AppFacts | null
  readonly settings: Settings
  /** The policy in force; null: none. */
  readonly policy: Policy | null
  readonly stage: StageState | null
  readonly lesson: LessonPlay | null
  readonly lessonCards: readonly LessonCard[]
  /** null: none was chosen. */
  readonly lessonFolder: LessonFolderView | null
  /** The lesson that is being played, when its file has been changed since. */
  readonly newerLesson: LessonId | null
  /** What is being played was begun out of the editor. */
  readonly isTrial: boolean
  readonly progress: ProgressView
  readonly banners: readonly Banner[]
  /** How much of a long export is written, 0 to 1; null: none is under way. */
  readonly exportShare: number | null
}

/** Something to be read once and put away. */
export interface Banner {
  readonly id: number
  readonly content:
    | Notice
    | { readonly kind: 'failed'; readonly failure: Failure }
    | { readonly kind: 'saved'; readonly path: string }
    | { readonly kind: 'trace-file-bad'; readonly problem: Problem }
    /** The app's language was changed while pages were open. */
    | { readonly kind: 'pages-keep-language' }
}

export const appStore = createStore<AppState>(() => ({
  facts: null,
  settings: { language: navigator.language.startsWith('ko') ? 'ko' : 'en', theme: 'system', zoom: 100 },
  policy: null,
  stage: null,
  lesson: null,
  lessonCards: [],
  lessonFolder: null,
  newerLesson: null,
  isTrial: false,
  progress: { lessons: [], review: [] },
  banners: [],
  exportShare: null,
}))

export function useApp<Selected>(selector: (state: AppState) => Selected): Selected {
  return useStore(appStore, selector)
}

let lastBanner = 0
export function raiseBanner(content: Banner['content']): void {
  lastBanner += 1
  const banner = { id: lastBanner, content }
  const said = JSON.stringify(content)
  // The same thing said once more stands there once.
  appStore.setState(({ banners }) => ({
    banners: [...banners.filter(other => JSON.stringify(other.content) !== said).slice(-3), banner],
  }))
}

export function dismissBanner(id: number): void {
  appStore.setState(state => ({ banners: state.banners.filter(banner => banner.id !== id) }))
}

/**
 * Listens first and reads afterwards, so that nothing falls between the two: the reply and the pushes share one ordered pipe, and
 * whatever arrives last is the newest.
 */
export async function connectAppStore(): Promise<void> {
  const showStage = takeNewest<StageState>(stage => appStore.setState({ stage }))
  on('stage:changed', showStage)
  on('lesson:changed', lesson => appStore.setState({ lesson }))
  on('lessons:changed', showShelf)
  on('progress:changed', progress => appStore.setState({ progress }))
  on('settings:changed', settings => appStore.setState({ settings }))
  on('policy:changed', policy => {
    appStore.setState({ policy })
    void readLessons()
  })
  on('notice:raised', raiseBanner)
  on('export:progressed', exportShare => appStore.setState({ exportShare }))
  onFailure(failure => raiseBanner({ kind: 'failed', failure }))
  const [facts, stage] = await Promise.all([call('app:read', null), call('stage:read', null), readLessons()])
  if (facts.ok) {
    appStore.setState({ facts: facts.value, settings: facts.value.settings, policy: facts.value.policy })
    facts.value.notices.forEach(raiseBanner)
  }
  if (stage.ok) showStage(stage.value)
  for (const answer of [facts, stage]) if (!answer.ok) raiseBanner({ kind: 'failed', failure: answer.error })
}

/** What may be known of the lessons: main leaves out what a policy hides. */
async function readLessons(): Promise<void> {
  const [cards, lesson, progress] = await Promise.all([call('lessons:list', null), call('lessons:read', null), call('progress:read', null)])
  if (cards.ok) showShelf(cards.value)
  if (progress.ok) appStore.setState({ progress: progress.value })
  if (lesson.ok) appStore.setState({ lesson: lesson.value })
  for (const answer of [cards, lesson, progress]) if (!answer.ok) raiseBanner({ kind: 'failed', failure: answer.error })
}

function showShelf({ cards, folder, newer, isTrial }: LessonShelf): void {
  appStore.setState({ lessonCards: cards, lessonFolder: folder, newerLesson: newer, isTrial })
}
