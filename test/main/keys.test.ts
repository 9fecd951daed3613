import { describe, expect, it } from 'vitest'
import { keyAction } from '../../src/main/keys.ts'

const input = { type: 'keyDown' as const, control: false, meta: false, shift: false, alt: false }

describe("the app's keys in a guest", () => {
  it.each([
    ['KeyL', { control: true }, 'focus-address'],
    ['KeyL', { meta: true }, 'focus-address'],
    ['F6', {}, 'next-pane'],
    ['F6', { shift: true }, 'previous-pane'],
    ['KeyR', { control: true }, 'reload-tab'],
  ])('%s with %o is %s, whatever letter the layout makes of it', (code, held, action) => {
    expect(keyAction({ ...input, ...held, code })).toBe(action)
  })
  it.each([
    ['a letter alone', { code: 'KeyL' }],
    ['the key going up', { code: 'KeyL', control: true, type: 'keyUp' as const }],
    ['AltGr', { code: 'KeyL', control: true, alt: true }],
    ['a key of the page', { code: 'KeyA', control: true }],
  ])('leaves %s to the page', (_what, pressed) => expect(keyAction({ ...input, ...pressed })).toBeNull())
})
