import { describe, expect, it } from 'vitest'
import { commandOfKey } from '@shared/contract/keybindings.ts'
import { commandOfInput } from '../../../src/main/app/keys.ts'

const input = { type: 'keyDown' as const, control: false, meta: false, shift: false, alt: false }
const codes = [
  'KeyA',
  'KeyF',
  'KeyJ',
  'KeyK',
  'KeyP',
  'KeyL',
  'KeyR',
  'KeyT',
  'KeyW',
  'KeyZ',
  'F1',
  'F5',
  'F6',
  'F12',
  'Enter',
  'Tab',
  'ArrowLeft',
  'ArrowRight',
  'End',
]
const held = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15].map(bits => ({
  control: (bits & 1) !== 0,
  meta: (bits & 2) !== 0,
  shift: (bits & 4) !== 0,
  alt: (bits & 8) !== 0,
}))

describe("the app's keys in a guest", () => {
  it.each([
    ['KeyL', { control: true }, 'focus-address'],
    ['KeyL', { meta: true }, 'focus-address'],
    ['KeyJ', { control: true }, 'toggle-lesson'],
    ['KeyP', { control: true }, 'hold-next'],
    ['KeyK', { control: true }, 'show-commands'],
    ['KeyK', { meta: true }, 'show-commands'],
    ['F6', {}, 'next-pane'],
    ['F6', { shift: true }, 'previous-pane'],
    ['KeyR', { control: true }, 'reload-tab'],
    ['F5', {}, 'reload-tab'],
    ['ArrowLeft', { alt: true }, 'step-back'],
    ['ArrowRight', { alt: true }, 'step-forward'],
    ['ArrowLeft', { alt: true, shift: true }, 'previous-request'],
    ['ArrowRight', { alt: true, shift: true }, 'next-request'],
    ['End', { alt: true }, 'to-now'],
  ])('%s with %o is %s, whatever letter the layout makes of it', (code, keys, action) => {
    expect(commandOfInput({ ...input, ...keys, code })).toBe(action)
  })
  it.each([
    ['a letter alone', { code: 'KeyL' }],
    ['the key going up', { code: 'KeyL', control: true, type: 'keyUp' as const }],
    ['a character', { code: 'KeyL', control: true, type: 'char' as const }],
    ['AltGr', { code: 'KeyL', control: true, alt: true }],
    ['a key with Shift', { code: 'KeyR', control: true, shift: true }],
    ['a reload past the cache', { code: 'F5', control: true }],
    ['the other reload past the cache', { code: 'F5', shift: true }],
    ['an arrow alone', { code: 'ArrowLeft' }],
    ['AltGr with an arrow', { code: 'ArrowLeft', control: true, alt: true }],
    ['a key of the page', { code: 'KeyA', control: true }],
  ])('leaves %s to the page', (_what, pressed) => expect(commandOfInput({ ...input, ...pressed })).toBeNull())

  it.each(codes)('does with %s what the app does with it when the keyboard is in its own page, whatever is held', code => {
    for (const keys of held) expect(commandOfInput({ ...input, ...keys, code }), JSON.stringify(keys)).toBe(commandOfKey({ ...keys, code }))
  })
})
