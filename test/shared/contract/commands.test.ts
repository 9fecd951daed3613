import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { channelEffects } from '@shared/contract/channel-effects.ts'
import { commandNames, commands, momentOf } from '@shared/contract/commands.ts'
import { ipcInputs } from '@shared/contract/ipc-contract.ts'
import { commandOfKey, keysOf, presentCommandOfKey, timelineCommandOfKey } from '@shared/contract/keybindings.ts'

describe('the table of commands', () => {
  it.each(commandNames)('names %s in both languages', name => {
    const { label, note = { en: 'note', ko: '설명' } } = commands[name]
    for (const { en, ko } of [label, note]) {
      expect(en.trim()).not.toBe('')
      expect(ko).toMatch(/\p{Script=Hangul}/u)
      expect(ko).not.toMatch(/(세요|해요|예요|어요|아요)[.!?…]?$/)
    }
    expect(name === 'switch-language' || !/\p{Script=Hangul}/u.test(label.en)).toBe(true)
  })

  it('has no two commands of one name, and no two of one key', () => {
    for (const language of ['en', 'ko'] as const) {
      const labels = commandNames.map(name => commands[name].label[language])
      expect(new Set(labels).size).toBe(labels.length)
    }
    const keys = commandNames.flatMap(name => keysOf(name, 'linux'))
    expect(new Set(keys).size).toBe(keys.length)
  })

  it.each(commandNames.flatMap(name => commands[name].keys.map(binding => ({ name, binding }))))(
    'finds $name by its key, with Ctrl as with Cmd, and by nothing more',
    ({ name, binding: { code, modifier, shift = false } }) => {
      const finders = { app: commandOfKey, timeline: timelineCommandOfKey, present: presentCommandOfKey }
      const { scope } = commands[name]
      const find = finders[scope]
      const press = { code, control: modifier === 'primary', meta: false, alt: modifier === 'alt', shift }
      expect(find(press)).toBe(name)
      if (modifier === 'primary') expect(find({ ...press, control: false, meta: true })).toBe(name)
      if (modifier !== 'alt') expect(find({ ...press, alt: true })).toBeNull()
      for (const other of ['app', 'timeline', 'present'] as const) if (other !== scope) expect(finders[other](press)).toBeNull()
    },
  )

  it('takes no single letter from the pages (WCAG 2.1.4)', () => {
    const bare = commandNames.filter(name =>
      commands[name].keys.some(({ code, modifier }) => code.startsWith('Key') && modifier === undefined),
    )
    expect(bare.filter(name => commands[name].scope === 'app')).toEqual([])
  })

  it.each([
    ['show-commands', 'linux', ['Ctrl K']],
    ['show-commands', 'darwin', ['⌘K']],
    ['next-request', 'linux', ['Alt Shift →']],
    ['next-request', 'darwin', ['⌥⇧→']],
    ['previous-pane', 'win32', ['Shift F6']],
    ['reload-tab', 'linux', ['Ctrl R', 'F5']],
    ['help', 'darwin', ['F1', '?']],
    ['go-back', 'linux', []],
  ] as const)('writes the keys of %s on %s', (name, platform, keys) => {
    expect(keysOf(name, platform)).toEqual(keys)
  })
})

describe('the effect on the moment that is looked at', () => {
  it('is said of every channel of the contract', () => {
    expect(Object.keys(channelEffects).sort()).toEqual(Object.keys(ipcInputs).sort())
  })

  it.each([
    ['stage:navigate', 'returns-to-present'],
    ['stage:reset', 'returns-to-present'],
    ['stage:hung-page', 'returns-to-present'],
    ['jar:set-cookie', 'stays-in-present'],
    ['trace:pin', 'stays-in-present'],
    ['lab:move-clock', 'stays-in-present'],
    ['trace:since', 'keeps'],
    ['settings:change', 'keeps'],
  ] as const)('of %s is: %s', (channel, effect) => {
    expect(channelEffects[channel]).toBe(effect)
  })

  it('comes with the channel of a command, and from the table where it sends none', () => {
    expect(momentOf('focus-address')).toBe('returns-to-present')
    expect(momentOf('to-now')).toBe('returns-to-present')
    expect(momentOf('reload-tab')).toBe('keeps')
    expect(channelEffects['stage:go']).toBe('returns-to-present')
  })
})

it('the preload takes its channels from the table, and no schema with them', () => {
  const source = readFileSync(new URL('../../../src/preload/index.ts', import.meta.url), 'utf8')
  expect(source).toContain("from '@shared/contract/channel-effects.ts'")
  expect(source).not.toContain("'stage:navigate'")
})
