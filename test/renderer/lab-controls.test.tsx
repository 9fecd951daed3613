import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { defaultLabSettings, labSettingNames } from '@shared/lab/lab-settings.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { labSettingGroups, labSettingTitles } from '@shared/words/lab-setting-words.ts'
import { LabClock } from '../../src/renderer/src/lab-controls/lab-clock.tsx'
import { LabSettingsDialog } from '../../src/renderer/src/lab-controls/lab-settings-dialog.tsx'
import { settingShape } from '../../src/renderer/src/lab-controls/setting-shape.ts'
import { applyChunk, createTraceStore, traceStore } from '../../src/renderer/src/trace/trace-store.ts'
import { trace } from '../shared/trace/make-trace.ts'
import { asked, setUpPage, show } from './support/page.tsx'

setUpPage()
afterEach(() => traceStore.setState(createTraceStore().getState(), true))

const idle: TraceDraft = { observer: 'app', kind: 'setting.changed', name: 'sessionIdleMinutes', before: 15, value: 5, by: 'hand' }
const moved: TraceDraft = { observer: 'app', kind: 'clock.moved', byMs: 900_000, offsetMs: 900_000 }

function given(...drafts: readonly TraceDraft[]): void {
  const chunk = { baseline: null, events: trace(drafts), isPaused: false, bytes: 0, maxBytes: 0 }
  traceStore.setState(applyChunk(traceStore.getState(), chunk), true)
}

const openSettings = (): HTMLElement => {
  fireEvent.click(screen.getByRole('button', { name: /^Lab settings/ }))
  return screen.getByRole('dialog', { name: 'Lab settings' })
}

describe('the switches', () => {
  it('stand each in one group, and none is left out', () => {
    expect(labSettingGroups.flatMap(({ names }) => [...names]).sort()).toEqual([...labSettingNames].sort())
  })

  it('take their shape from the schema that main checks them by', () => {
    expect(settingShape('refreshRotates')).toEqual({ kind: 'flag' })
    expect(settingShape('tokenAlgorithm')).toEqual({ kind: 'choice', options: ['HS256', 'RS256', 'ES256', 'EdDSA'] })
    expect(settingShape('accessLifeSeconds')).toEqual({ kind: 'count', min: 5, max: 3600 })
  })

  it('are listed all with name, lesson, default and a control', () => {
    show(<LabSettingsDialog />)
    const dialog = openSettings()
    for (const name of labSettingNames) {
      const field = within(dialog).getByLabelText(labSettingTitles[name].en)
      expect(field.getAttribute('aria-describedby')).not.toBeNull()
    }
    expect(within(dialog).getAllByText(/^Default: /)).toHaveLength(labSettingNames.length)
    expect(within(dialog).getByRole('status').textContent).toBe('All settings have their defaults.')
  })

  it('that stand elsewhere are counted in the top bar and marked in the list', () => {
    given(idle)
    show(<LabSettingsDialog />)
    screen.getByRole('button', { name: 'Lab settings: 1 setting changed' })
    const dialog = openSettings()
    expect(within(dialog).getAllByText('changed')).toHaveLength(1)
    expect((within(dialog).getByLabelText('Idle timeout in minutes') as HTMLInputElement).value).toBe('5')
  })

  it('act at once: a choice, a flag, a number at Enter', () => {
    show(<LabSettingsDialog />)
    const dialog = within(openSettings())
    fireEvent.change(dialog.getByLabelText('Where sessions are kept'), { target: { value: 'disk' } })
    fireEvent.click(dialog.getByLabelText('Check whose order it is'))
    const number = dialog.getByLabelText('Idle timeout in minutes')
    fireEvent.change(number, { target: { value: '30' } })
    expect(asked()).toHaveLength(2)
    fireEvent.keyDown(number, { key: 'Enter' })
    expect(asked().map(({ input }) => input)).toEqual([{ sessionStore: 'disk' }, { ordersCheckOwner: false }, { sessionIdleMinutes: 30 }])
  })

  it.each(['0', '10081', '2.5', ''])('refuse the number “%s” and show what holds', typed => {
    show(<LabSettingsDialog />)
    const number = within(openSettings()).getByLabelText('Idle timeout in minutes') as HTMLInputElement
    fireEvent.change(number, { target: { value: typed } })
    fireEvent.keyDown(number, { key: 'Enter' })
    expect(asked()).toEqual([])
    expect(number.value).toBe('15')
  })

  it('go back to their defaults with one button', () => {
    given(idle)
    show(<LabSettingsDialog />)
    fireEvent.click(within(openSettings()).getByRole('button', { name: 'Back to defaults' }))
    expect(asked()).toEqual([{ channel: 'lab:set', input: defaultLabSettings }])
  })
})

describe('the lab clock', () => {
  const open = (name: RegExp): HTMLElement => {
    fireEvent.click(screen.getByRole('button', { name }))
    return screen.getByRole('dialog')
  }

  it('says how far it is ahead', () => {
    given(moved)
    show(<LabClock />)
    expect(open(/^Lab clock: .* 15 min ahead of this computer$/).textContent).toContain('15 min ahead')
  })

  it('says what it moves and what it does not', () => {
    show(<LabClock />)
    const dialog = within(open(/^Lab clock/))
    expect(dialog.getByRole('region', { name: 'It moves' }).textContent).toContain('expiry of every cookie')
    const stays = dialog.getByRole('region', { name: 'It does not move' }).textContent
    for (const word of ['Date.now()', 'HTTP cache', 'Lax+POST']) expect(stays).toContain(word)
  })

  it.each([
    ['1 min', 60_000],
    ['15 min', 900_000],
    ['1 h', 3_600_000],
    ['1 day', 86_400_000],
    ['30 days', 2_592_000_000],
  ])('goes forward by %s', (step, ms) => {
    show(<LabClock />)
    fireEvent.click(within(open(/^Lab clock/)).getByRole('button', { name: `Forward by ${step}` }))
    expect(asked()).toEqual([{ channel: 'lab:move-clock', input: { ms } }])
  })

  it('goes forward by what was typed', () => {
    show(<LabClock />, 'ko')
    const dialog = within(open(/^실습실 시계/))
    fireEvent.change(dialog.getByLabelText('얼마나'), { target: { value: '5' } })
    fireEvent.change(dialog.getByLabelText('단위'), { target: { value: 'days' } })
    const form = dialog.getByLabelText('얼마나').closest('form')
    if (form !== null) fireEvent.submit(form)
    expect(asked()).toEqual([{ channel: 'lab:move-clock', input: { ms: 5 * 86_400_000 } }])
  })
})
