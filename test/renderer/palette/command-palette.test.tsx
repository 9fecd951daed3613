import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { commandNames } from '@shared/contract/commands.ts'
import { lessonId } from '@shared/ids.ts'
import { appStore } from '../../../src/renderer/src/base/app-store.ts'
import { App } from '../../../src/renderer/src/app/app.tsx'
import { withMoment } from '../../../src/renderer/src/app/use-keybindings.ts'
import type { Deeds } from '../../../src/renderer/src/tools/command-deeds.ts'
import { showPalette } from '../../../src/renderer/src/tools/palette-store.ts'
import { asked, push, setUpPage, show } from '../support/page.tsx'

setUpPage()
afterEach(() => act(() => showPalette(false)))

const press = (code: string): void => void fireEvent.keyDown(window, { code, key: code.slice(-1).toLowerCase(), ctrlKey: true })
const rows = (): string[] =>
  within(screen.getByRole('dialog'))
    .queryAllByRole('option')
    .map(({ textContent }) => textContent)
const type = (value: string): void => void fireEvent.change(within(screen.getByRole('dialog')).getByRole('combobox'), { target: { value } })

describe('the command palette', () => {
  it('opens and closes by its key, pressed here or in a tab', () => {
    show(<App />)
    press('KeyK')
    expect(screen.getByRole('dialog', { name: 'Command palette' })).toBeTruthy()
    act(() => push('keys:pressed', { command: 'show-commands', popup: null }))
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('stays closed under a dialog', () => {
    show(<App />)
    act(() => push('keys:pressed', { command: 'help', popup: null }))
    press('KeyK')
    expect(document.querySelector('.palette')).toBeNull()
    expect(screen.getByRole('dialog', { name: 'Keys and help' })).toBeTruthy()
  })

  it('shows the title of a lesson from a file as text, with its hidden characters', () => {
    const title = '<img src=x onerror=alert(1)>\u202egnissim'
    const summary = { en: 'About it', ko: '설명' }
    appStore.setState({
      lessonCards: [
        {
          id: lessonId('own'),
          title: { en: title, ko: title },
          summary,
          minutes: 1,
          steps: 1,
          chapter: null,
          needs: [],
          isChallenge: false,
          isOwnFile: true,
          isInFolder: false,
          terms: ['CSRF'],
        },
      ],
    })
    show(<App />)
    press('KeyK')
    type('csrf')
    expect(screen.getByRole('dialog').querySelector('img')).toBeNull()
    expect(rows().find(row => row.includes('onerror'))).toContain('<img src=x onerror=alert(1)>')
    expect(rows().join('')).not.toContain('\u202e')
  })

  it('offers on the start screen what is possible there, and runs what is chosen', async () => {
    show(<App />)
    press('KeyK')
    type('phone')
    expect(rows().some(row => row.includes('New Phone window'))).toBe(true)
    type('reload')
    expect(rows()).toEqual([expect.stringContaining('Nothing has that name')])
    type('dark')
    fireEvent.click(screen.getByRole('option', { name: /^Theme: dark/ }))
    await waitFor(() => expect(asked()).toContainEqual({ channel: 'settings:change', input: { theme: 'dark' } }))
  })
})

it('a command that returns to the present does so before its deed, by whatever way it is given', () => {
  const done: string[] = []
  const deeds = Object.fromEntries(commandNames.map(name => [name, () => done.push(name)])) as unknown as Deeds
  const all = withMoment(deeds, () => done.push('now'))
  for (const name of commandNames) all[name]?.(null)
  expect(done.filter((_, at) => done[at - 1] === 'now')).toEqual(['focus-address', 'to-now'])
  expect(done.filter(name => name !== 'now')).toEqual(commandNames)
})
