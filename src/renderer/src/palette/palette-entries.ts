import { commandNames, commands, type CommandName } from '@shared/contract/commands.ts'
import { keysOf } from '@shared/contract/keybindings.ts'
import { mayUseTool } from '@shared/contract/policy-rules.ts'
import { profileIds, type LessonId, type TabId } from '@shared/ids.ts'
import { firstLookPage, labPageGroups, urlOfPage } from '@shared/lab/lab-pages.ts'
import type { Bilingual } from '@shared/language.ts'
import type { LessonCard } from '@shared/lesson/lesson-play.ts'
import type { Policy } from '@shared/policy/policy-file.ts'
import { toolNames } from '@shared/policy/tool-names.ts'
import { homeUrl, type StageState } from '@shared/stage.ts'
import { send } from '../base/bridge.ts'
import { paletteText } from '../i18n/palette-text.ts'
import { stageText } from '../i18n/stage-text.ts'
import { tools } from '../shell/tool-registry.tsx'
import type { Deeds } from '../tools/command-deeds.ts'
import { openTool } from '../tools/tool-store.ts'
import type { IconName } from '../ui/icon.tsx'
import type { Findable } from './match-entries.ts'

export interface PaletteEntry extends Findable {
  readonly kind: EntryKind
  readonly icon: IconName
  /** A few words under the name; null: none. */
  readonly note: Bilingual | null
  /** Its keyboard shortcuts, as they are written on this platform. */
  readonly keys: readonly string[]
  readonly act: () => void
}

export const entryKinds = ['lesson', 'command', 'tool', 'window', 'page'] as const
export type EntryKind = (typeof entryKinds)[number]

/** What the entries of a kind are called together, and one of them. */
export const kindNames: { readonly [Kind in EntryKind]: { readonly many: Bilingual; readonly one: Bilingual } } = {
  lesson: { many: { en: 'Lessons', ko: '수업' }, one: { en: 'Lesson', ko: '수업' } },
  command: { many: { en: 'Commands', ko: '명령' }, one: { en: 'Command', ko: '명령' } },
  tool: { many: { en: 'Tools', ko: '도구' }, one: { en: 'Tool', ko: '도구' } },
  window: { many: { en: 'Browser windows', ko: '브라우저 창' }, one: { en: 'Browser window', ko: '브라우저 창' } },
  page: { many: { en: 'Pages of the lab', ko: '실습실 페이지' }, one: { en: 'Page of the lab', ko: '실습실 페이지' } },
}

export interface PalettePlace {
  readonly deeds: Deeds
  readonly lessons: readonly LessonCard[]
  readonly stage: StageState | null
  /** The tab that the commands mean. */
  readonly tab: TabId | null
  /** A saved trace is looked at instead of the lab. */
  readonly isReplay: boolean
  /** False in a page that was saved with its trace. */
  readonly hasLab: boolean
  readonly platform: string
  readonly policy: Policy | null
  readonly onStartLesson: (lesson: LessonId) => void
  readonly onEnter: () => void
}

/** Everything that can be done now, in the order in which it is listed while nothing is typed. */
export function paletteEntries(place: PalettePlace): readonly PaletteEntry[] {
  const ofLab = place.isReplay ? [] : [...windowEntries(place), ...pageEntries(place)]
  return [...commandEntries(place), ...toolEntries(place), ...ofLab, ...lessonEntries(place)]
}

function commandEntries({ deeds, platform }: PalettePlace): readonly PaletteEntry[] {
  const offered = commandNames.filter(name => name !== 'show-commands' && deeds[name] !== null)
  return offered.map((name: CommandName): PaletteEntry => {
    const { label, note = null, words = [] } = commands[name]
    return { ...of('command', name), icon: 'forward', label, note, words, keys: keysOf(name, platform), act: () => deeds[name]?.(null) }
  })
}

function toolEntries({ hasLab, policy, onEnter }: PalettePlace): readonly PaletteEntry[] {
  return toolNames.flatMap((name): PaletteEntry[] => {
    const { icon, title, note, words, fromMenu, needsLab = false } = tools[name]
    if (fromMenu === null || (needsLab && !hasLab) || !mayUseTool(policy, name)) return []
    const act = (): void => {
      onEnter()
      openTool(fromMenu)
    }
    return [{ ...of('tool', name), icon, label: title, note, words, keys: [], act }]
  })
}

function windowEntries({ onEnter }: PalettePlace): readonly PaletteEntry[] {
  const { en, ko } = stageText
  return profileIds.map((profile): PaletteEntry => {
    const act = (): void => {
      onEnter()
      send('stage:open-window', { profile, url: homeUrl })
    }
    return {
      ...of('window', profile),
      icon: profile,
      label: { en: en.openWindowIn(en.profile[profile]), ko: ko.openWindowIn(ko.profile[profile]) },
      note: { en: en.profileNote[profile], ko: ko.profileNote[profile] },
      words: ['profile', 'browser', 'new tab', 'open', '프로필', '브라우저', ...(profile === 'private' ? ['incognito', '시크릿'] : [])],
      keys: [],
      act,
    }
  })
}

function pageEntries({ stage, tab, onEnter }: PalettePlace): readonly PaletteEntry[] {
  const pages = [firstLookPage, ...labPageGroups.flatMap(group => group.pages)]
  return pages.map((page): PaletteEntry => {
    const url = urlOfPage(page)
    const shown = url.replace('https://', '')
    const act = (): void => {
      onEnter()
      const window = stage?.windows.find(({ tabs }) => tab !== null && tabs.includes(tab)) ?? stage?.windows[0]
      if (window === undefined) send('stage:open-window', { profile: 'laptop', url })
      else send('stage:open-tab', { window: window.id, url })
    }
    return {
      ...of('page', page.id),
      icon: 'window',
      label: page.title,
      note: { en: paletteText.en.openPage(shown), ko: paletteText.ko.openPage(shown) },
      words: [shown, page.says.en, page.says.ko, ...page.words],
      keys: [],
      act,
    }
  })
}

function lessonEntries({ lessons, onStartLesson }: PalettePlace): readonly PaletteEntry[] {
  return lessons.map(({ id, title, summary, terms }): PaletteEntry => ({
    ...of('lesson', id),
    icon: 'book',
    label: title,
    note: summary,
    words: terms,
    keys: [],
    act: () => onStartLesson(id),
  }))
}

const of = (kind: EntryKind, name: string) => ({ kind, id: `${kind}:${name}`, kindName: kindNames[kind].one })
