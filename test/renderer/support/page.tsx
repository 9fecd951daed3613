import { createTraceFold } from '@shared/trace/fold-trace.ts'
import { LabViewContext, type LabView } from '../../../src/renderer/src/trace/lab-view.ts'
import { cleanup, render, type RenderResult } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, vi } from 'vitest'
import type { CrumbtrailApi, IpcChannel, IpcInput, IpcOutput, IpcPush, IpcPushes } from '@shared/contract/ipc-contract.ts'
import type { Language } from '@shared/language.ts'
import { LanguageContext } from '../../../src/renderer/src/i18n/use-text.ts'
import { appStore } from '../../../src/renderer/src/base/app-store.ts'

/* The bridge is the one thing that has no real counterpart here: it records what the page asks for and lets a test push. */

export interface Call {
  readonly channel: IpcChannel
  readonly input: IpcInput<IpcChannel>
}

const calls: Call[] = []
const answers = new Map<IpcChannel, unknown>()
const listeners = new Map<IpcPush, Set<(payload: never) => void>>()

const bridge: CrumbtrailApi = {
  call: (channel, input) => {
    calls.push({ channel, input })
    return Promise.resolve({ ok: true, value: (answers.get(channel) ?? null) as never })
  },
  on: (push, listener) => {
    const known = listeners.get(push) ?? new Set()
    listeners.set(push, known.add(listener as (payload: never) => void))
    return () => known.delete(listener as (payload: never) => void)
  },
}

/** What the main process will answer on this channel; without, it is null. */
export function answerWith<Channel extends IpcChannel>(channel: Channel, value: IpcOutput<Channel>): void {
  answers.set(channel, value)
}
export const asked = (): readonly Call[] => calls
export function push<Push extends IpcPush>(name: Push, payload: IpcPushes[Push]): void {
  for (const listener of listeners.get(name) ?? []) listener(payload as never)
}

/** Happy DOM lays nothing out: every element is 400 by 600, so that a virtual list has something to fill. */
export function setUpPage(): void {
  const before = appStore.getState()
  beforeEach(() => {
    calls.length = 0
    answers.clear()
    answers.set('progress:read', { lessons: [], review: [] })
    answers.set('trace:pictures', []) // of a page that nobody has drawn there is no picture
    listeners.clear()
    Object.defineProperty(window, 'crumbtrail', { value: bridge, configurable: true })
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(400)
  })
  afterEach(() => {
    cleanup()
    vi.restoreAllMocks()
    appStore.setState(before, true)
  })
}

const nothing = (): void => undefined
/** Around a part that is shown alone. */
const emptyLab: LabView = {
  rows: [],
  world: createTraceFold().world.now(),
  cursor: null,
  exchange: null,
  showRow: nothing,
  showReceipt: nothing,
  watchRow: nothing,
  showEvent: nothing,
  moveCursor: nothing,
  toNow: nothing,
}

export function show(content: ReactNode, language: Language = 'en'): RenderResult {
  appStore.setState(state => ({ settings: { ...state.settings, language } }))
  const page = (inner: ReactNode) => (
    <LanguageContext value={language}>
      <LabViewContext value={emptyLab}>{inner}</LabViewContext>
    </LanguageContext>
  )
  const shown = render(page(content))
  return { ...shown, rerender: inner => shown.rerender(page(inner)) }
}
