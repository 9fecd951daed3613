import type { Bilingual } from '../language.ts'

/* The course: its chapters in order, and the order of the lessons inside each. */

export const chapterIds = ['http', 'cookies', 'storage', 'sessions', 'tokens', 'access'] as const
export type ChapterId = (typeof chapterIds)[number]

export const chapterTitles: Readonly<Record<ChapterId, Bilingual>> = {
  http: { en: 'What HTTP forgets and the browser keeps', ko: 'HTTP는 잊고 브라우저는 기억하는 것' },
  cookies: { en: 'Cookies and their rules', ko: '쿠키와 그 규칙' },
  storage: { en: 'Storages and their scope', ko: '저장소와 그 범위' },
  sessions: { en: 'Sessions', ko: '세션' },
  tokens: { en: 'Tokens', ko: '토큰' },
  access: { en: 'Who may do what, and what caches keep', ko: '누가 무엇을 할 수 있고, 캐시는 무엇을 보관하는가' },
}

/** What places a lesson on the map. */
export interface PlacedLesson {
  readonly id: string
  readonly chapter: ChapterId | null
  /** Ids of lessons that teach what this one takes for granted. */
  readonly needs: readonly string[]
  /** It stands at the end of its chapter. */
  readonly isChallenge?: boolean
}

export interface Chapter<Lesson extends PlacedLesson> {
  /** null: of lessons that name no chapter. It comes last. */
  readonly id: ChapterId | null
  readonly lessons: readonly Lesson[]
}

/**
 * The map of a course: chapters in their order, without empty ones. In a chapter a lesson stands after those of the same chapter that it
 * needs, and challenges come last; otherwise the order of `lessons` is kept.
 */
export function chaptersOf<Lesson extends PlacedLesson>(lessons: readonly Lesson[]): Chapter<Lesson>[] {
  return [...chapterIds, null]
    .map(id => ({ id, lessons: challengesLast(afterTheirNeeds(lessons.filter(({ chapter }) => chapter === id))) }))
    .filter(chapter => chapter.lessons.length > 0)
}

const challengesLast = <Lesson extends PlacedLesson>(lessons: readonly Lesson[]): Lesson[] => [
  ...lessons.filter(lesson => lesson.isChallenge !== true),
  ...lessons.filter(lesson => lesson.isChallenge === true),
]

/** Lessons in a circle of needs, which no order can satisfy, keep their places at the end. */
function afterTheirNeeds<Lesson extends PlacedLesson>(lessons: readonly Lesson[]): Lesson[] {
  const ordered: Lesson[] = []
  let left = [...lessons]
  while (left.length > 0) {
    const waitedFor = new Set(left.map(({ id }) => id))
    const next = left.find(({ needs }) => !needs.some(need => waitedFor.has(need))) ?? left[0]
    if (next === undefined) break
    ordered.push(next)
    left = left.filter(lesson => lesson !== next)
  }
  return ordered
}
