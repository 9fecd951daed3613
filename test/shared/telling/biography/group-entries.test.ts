import { expect, test } from 'vitest'
import { eventSeq } from '@shared/ids.ts'
import type { BiographyEntry, BiographyStory } from '@shared/telling/biography/biography-entry.ts'
import { groupEntries } from '@shared/telling/biography/group-entries.ts'

const carried: BiographyStory = { kind: 'carried', place: 'cookie', name: 'sid' }
const apart: BiographyStory = { kind: 'held-back', reasons: ['DomainMismatch'], isApart: true }
const heldBack: BiographyStory = { kind: 'held-back', reasons: ['SameSiteLax'], isApart: false }
const read: BiographyStory = {
  kind: 'read',
  scheme: 'session',
  route: 'member-page',
  outcome: 'allowed',
  status: 200,
  user: null,
  checks: [],
}
const ended: BiographyStory = { kind: 'ended', how: 'quit' }

/** `e1` … name exchanges; every entry is one event after the other. */
function entries(...told: readonly (readonly [BiographyStory, string | null])[]): BiographyEntry[] {
  return told.map(([story, key], index) => ({
    seq: eventSeq(index + 1),
    at: { wallMs: 0, monoMs: 0, labMs: 0 },
    story,
    exchange: key === null ? null : { key, method: 'GET', url: 'https://shop.test/', tab: null, from: null },
  }))
}

function inShort(told: readonly BiographyEntry[]): string[] {
  return groupEntries(told).map(item =>
    item.kind === 'one' ? [item.entry.seq, ...item.reads.map(({ seq }) => seq)].join('+') : `${item.what} ${item.entries.length}`,
  )
}

test('a reading stands under the request that brought what was read, whatever came between', () => {
  expect(inShort(entries([carried, 'e1'], [carried, 'e2'], [read, 'e1'], [read, 'e2']))).toEqual(['1+3', '2+4'])
  expect(inShort(entries([heldBack, 'e1'], [read, 'e1']))).toEqual(['1+2'])
  expect(inShort(entries([read, 'e1'], [carried, 'e1'])), 'the server may be faster than the browser’s word').toEqual(['2+1'])
})

test('a reading without its request stands alone', () => {
  expect(inShort(entries([read, 'e1'], [read, null], [ended, 'e1']))).toEqual(['1', '2', '3'])
})

test('three and more that nobody looked at are folded, two are not', () => {
  const three = entries([carried, 'e1'], [carried, 'e2'], [carried, 'e3'])
  expect(inShort(three)).toEqual(['carried 3'])
  expect(inShort(three.slice(1))).toEqual(['2', '3'])
})

test('what was read, what was held back for a reason, and another kind end a fold', () => {
  const two = [
    [carried, 'e1'],
    [carried, 'e2'],
  ] as const
  expect(inShort(entries(...two, [carried, 'e3'], [read, 'e3'], ...two))).toEqual(['1', '2', '3+4', '5', '6'])
  expect(inShort(entries(...two, [heldBack, 'e4'], ...two))).toEqual(['1', '2', '3', '4', '5'])
  expect(inShort(entries([apart, 'e1'], [apart, 'e2'], [apart, 'e3'], ...two))).toEqual(['held-back 3', '4', '5'])
})

test('nothing is lost and nothing changes its place', () => {
  const whole = entries([carried, 'e1'], [carried, 'e2'], [carried, 'e3'], [ended, null])
  expect(groupEntries(whole).flatMap(item => (item.kind === 'one' ? [item.entry, ...item.reads] : item.entries))).toEqual(whole)
})
