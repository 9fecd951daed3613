import type { Bilingual } from '../language.ts'
import type { WorldCard } from '../world/world-card.ts'
import { describeAction } from './describe-action.ts'
import type { LessonAction } from './lesson-action-schema.ts'
import type { Lesson } from './lesson-schema.ts'
import { allActionsOf } from './step-parts.ts'

/** What a lesson will do, for the person who decides whether to start a file that somebody else wrote. Made of the lesson that was read, not of what it says of itself. */
export interface LessonPreview {
  readonly title: Bilingual
  readonly summary: Bilingual
  readonly minutes: number
  readonly steps: number
  /** The snapshot that it begins from. */
  readonly world: WorldCard | null
  readonly deeds: { readonly [Kind in DeedKind]: readonly Bilingual[] }
  readonly scripts: readonly { readonly tab: string; readonly code: string }[]
}

export const deedKinds = ['opens', 'types', 'sets', 'server', 'clears'] as const
/** `types`: what it types and clicks. `sets`: switches and the clock. `clears`: site data, and browsers and tabs that it closes. */
export type DeedKind = (typeof deedKinds)[number]

export function previewOf(lesson: Lesson, world: WorldCard | null): LessonPreview {
  const actions = [lesson.setup ?? [], ...lesson.steps.flatMap(step => [step.setup ?? [], allActionsOf(step)])].flat()
  const of = (kind: DeedKind): readonly Bilingual[] => actions.filter(action => kindOf(action) === kind).map(describeAction)
  return {
    title: lesson.title,
    summary: lesson.summary,
    minutes: lesson.minutes,
    steps: lesson.steps.length,
    world,
    deeds: { opens: of('opens'), types: of('types'), sets: of('sets'), server: of('server'), clears: of('clears') },
    scripts: actions.flatMap(action => ('script' in action ? [{ tab: action.script.tab, code: action.script.code.trim() }] : [])),
  }
}

function kindOf(action: LessonAction): DeedKind | 'script' {
  if ('script' in action) return 'script'
  if ('open' in action || 'visit' in action || 'launch' in action) return 'opens'
  if ('fill' in action || 'click' in action || 'authenticate' in action) return 'types'
  if ('set' in action || 'moveClock' in action) return 'sets'
  if ('server' in action) return 'server'
  return 'clears'
}
