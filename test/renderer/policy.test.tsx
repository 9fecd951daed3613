import { act, fireEvent, screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import type { AppFacts } from '@shared/contract/app-facts.ts'
import { commandNames, commands } from '@shared/contract/commands.ts'
import { mayCommand } from '@shared/contract/policy-rules.ts'
import { lessonId, tabId, windowId } from '@shared/ids.ts'
import type { LessonCard } from '@shared/lesson/lesson-play.ts'
import { hideables, type Policy } from '@shared/policy/policy-file.ts'
import { toolNames } from '@shared/policy/tool-names.ts'
import { hideableWords } from '@shared/policy/policy-words.ts'
import { App } from '../../src/renderer/src/app/app.tsx'
import { appStore, connectAppStore } from '../../src/renderer/src/base/app-store.ts'
import { paletteEntries } from '../../src/renderer/src/palette/palette-entries.ts'
import { openPolicy } from '../../src/renderer/src/policy/policy-store.ts'
import { tools } from '../../src/renderer/src/shell/tool-registry.tsx'
import type { Deeds } from '../../src/renderer/src/tools/command-deeds.ts'
import { closeTool, openTool, useOpenTool, type ToolRequest } from '../../src/renderer/src/tools/tool-store.ts'
import { underPolicy } from '../../src/renderer/src/app/use-keybindings.ts'
import { answerWith, asked, push, setUpPage, show } from './support/page.tsx'

setUpPage()
beforeEach(closeTool)

const strict: Policy = {
  'crumbtrail-policy': 1,
  title: 'Exam, group 2',
  hide: [...hideables],
  hideTools: [...toolNames],
  lessons: ['session'],
  language: 'en',
  untilQuit: true,
}
const card: LessonCard = {
  id: lessonId('session'),
  title: { en: 'A session', ko: '세션' },
  summary: { en: 'About it', ko: '설명' },
  minutes: 6,
  steps: 5,
  chapter: null,
  needs: [],
  isChallenge: false,
  isOwnFile: false,
  isInFolder: false,
  terms: [],
}
const tab = tabId('t1')
const stage = {
  run: 1,
  browsers: { laptop: 'running', phone: 'running', private: 'running' },
  windows: [{ id: windowId('w1'), profile: 'laptop', tabs: [tab], activeTab: tab }],
  tabs: [],
} as const
const facts: AppFacts = {
  version: '1',
  electron: '1',
  chromium: '1',
  platform: 'linux',
  settings: { language: 'en', theme: 'system', zoom: 100 },
  policy: null,
  port: 1,
  isFallbackRuntime: false,
  notices: [],
}
const everyDeed = Object.fromEntries(commandNames.map(name => [name, () => undefined])) as unknown as Deeds
const top = (): HTMLElement => {
  const [first] = screen.getAllByRole('banner')
  if (first === undefined) throw new Error('no bar at the top')
  return first
}
const names = (): readonly string[] => screen.getAllByRole('button').map(button => button.getAttribute('aria-label') ?? button.textContent)

describe('under a policy that hides everything', () => {
  it('no command that is hidden can be given, by a key, a menu or the palette', () => {
    const deeds = underPolicy(everyDeed, strict)
    const hidden = commandNames.filter(name => !mayCommand(strict, name))
    expect(hidden).toContain('reset-lab')
    expect(hidden.map(name => deeds[name])).toEqual(hidden.map(() => null))
    const place = { deeds, lessons: [card], stage: null, tab: null, isReplay: false, hasLab: true, platform: 'linux', policy: strict }
    const entries = paletteEntries({ ...place, onStartLesson: () => undefined, onEnter: () => undefined })
    const offered = new Set(entries.map(({ id }) => id))
    expect(hidden.filter(name => offered.has(`command:${name}`))).toEqual([])
    expect(toolNames.filter(name => offered.has(`tool:${name}`))).toEqual([])
  })

  it.each(toolNames)('the tool %s does not open, from wherever it is asked for', name => {
    appStore.setState({ policy: strict })
    const request = (tools[name].fromMenu ?? { tool: 'biography', subject: { kind: 'token' } }) as unknown as ToolRequest
    function Opened() {
      return <p>{useOpenTool()?.tool ?? 'none'}</p>
    }
    show(<Opened />)
    act(() => openTool(request))
    expect(screen.queryByText('none')).not.toBeNull()
  })

  it('the start screen offers neither a lesson file nor to forget the progress', () => {
    const progress = {
      lessons: [{ id: card.id, version: 'v', step: null, stepsDone: [], predictions: [], finishedAt: 1, changedAt: 1 }],
      review: [],
    }
    appStore.setState({ lessonCards: [card], progress })
    show(<App />)
    expect(names().some(name => name.startsWith('Open a lesson file'))).toBe(true)
    expect(screen.queryByText('Forget my progress …')).not.toBeNull()
    act(() => appStore.setState({ policy: strict }))
    expect(names().some(name => name.startsWith('Open a lesson file'))).toBe(false)
    expect(screen.queryByText('Forget my progress …')).toBeNull()
  })

  it('the bar of the lab has no clock, no settings, no tools, no reset and no other language', () => {
    appStore.setState({ stage, lesson: null })
    show(<App />)
    fireEvent.click(screen.getByRole('button', { name: /Just play/ }))
    const bar = top()
    const hidden = ['Lab clock', 'Lab settings', 'Reset lab', '한국어']
    const shown = (): readonly string[] => {
      const all = within(bar)
        .getAllByRole('button')
        .map(button => button.getAttribute('aria-label') ?? button.textContent)
      return hidden.filter(name => all.some(label => label.startsWith(name)))
    }
    expect(shown()).toEqual(hidden)
    act(() => appStore.setState({ policy: strict }))
    expect(shown()).toEqual([])
  })

  it('a tool that is open closes', () => {
    appStore.setState({ stage })
    show(<App />)
    fireEvent.click(screen.getByRole('button', { name: /Just play/ }))
    act(() => openTool({ tool: 'storage-map' }))
    expect(screen.queryByRole('heading', { name: tools['storage-map'].title.en })).not.toBeNull()
    act(() => appStore.setState({ policy: { ...strict, hideTools: ['storage-map'] } }))
    expect(screen.queryByRole('heading', { name: tools['storage-map'].title.en })).toBeNull()
  })

  it('the help lists no key of a hidden command', () => {
    appStore.setState({ policy: strict })
    show(<App />)
    fireEvent.keyDown(window, { code: 'F1', key: 'F1' })
    const help = screen.getByRole('dialog')
    for (const name of commandNames.filter(each => !mayCommand(strict, each) && commands[each].keys.length > 0))
      expect(within(help).queryByText(commands[name].label.en)).toBeNull()
  })
})

describe('the bar', () => {
  it('says what is hidden and how it ends', () => {
    appStore.setState({ policy: { ...strict, untilQuit: false } })
    show(<App />)
    const bar = screen.getByRole('region', { name: 'Policy in force' })
    expect(bar.textContent).toContain('Exam, group 2')
    for (const hideable of hideables) expect(bar.textContent).toContain(hideableWords[hideable].en)
    fireEvent.click(within(bar).getByRole('button', { name: 'End the policy' }))
    expect(asked().map(({ channel }) => channel)).toContain('policy:end')
  })

  it('has no button for a policy that lasts until the app quits', () => {
    appStore.setState({ policy: strict })
    show(<App />)
    const bar = screen.getByRole('region', { name: 'Policy in force' })
    expect(bar.textContent).toContain('It ends when Crumbtrail quits.')
    expect(within(bar).queryByRole('button')).toBeNull()
  })
})

describe('a policy that is opened', () => {
  it('shows what it changes, and is put in force by a yes alone', async () => {
    appStore.setState({ lessonCards: [card] })
    answerWith('policy:open-file', { ...strict, lessons: ['session', 'gone'] })
    show(<App />)
    await act(() => openPolicy())
    const dialog = screen.getByRole('dialog', { name: 'Put this policy in force?' })
    expect(dialog.textContent).toContain('A session')
    expect(dialog.textContent).toContain('gone (not in this Crumbtrail)')
    expect(dialog.textContent).toContain('It ends when Crumbtrail quits.')
    expect(asked().map(({ channel }) => channel)).not.toContain('policy:begin')
    await act(async () => fireEvent.click(within(dialog).getByRole('button', { name: 'Put in force' })))
    expect(asked().map(({ channel }) => channel)).toContain('policy:begin')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('has the lessons read again once it is in force', async () => {
    answerWith('app:read', facts)
    answerWith('lessons:list', { cards: [], folder: null, newer: null, isTrial: false })
    await connectAppStore()
    answerWith('lessons:list', { cards: [card], folder: null, newer: null, isTrial: false })
    await act(() => {
      push('policy:changed', strict)
      return Promise.resolve()
    })
    expect(appStore.getState()).toMatchObject({ policy: strict, lessonCards: [card] })
  })
})
