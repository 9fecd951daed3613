import { chipSigns } from '../chip-words.ts'
import type { MarkStep } from './sequence.ts'

/** A pair of colours: what stands on it, and the ground. */
export type SequenceTone = 'ink' | 'quiet' | 'lane' | 'ok' | 'hold' | 'bad' | 'store' | `lane-${0 | 1 | 2 | 3 | 4 | 5}`

/** The sign says it without the colour. */
export const markSigns: { readonly [Mark in MarkStep['mark']]: string } = { ...chipSigns, waiting: '…' }

export const markTones: { readonly [Mark in MarkStep['mark']]: SequenceTone } = {
  sent: 'ok',
  authorization: 'ok',
  'held-back': 'hold',
  stored: 'store',
  replaced: 'store',
  deleted: 'quiet',
  'deletes-nothing': 'hold',
  'not-stored': 'hold',
  'not-known': 'quiet',
  rejected: 'bad',
  'from-cache': 'quiet',
  'from-worker': 'quiet',
  'by-browser': 'quiet',
  'not-modified': 'quiet',
  'at-the-door': 'hold',
  'noted-cookie': 'quiet',
  'noted-set-cookie': 'quiet',
  allowed: 'ok',
  refused: 'bad',
  blocked: 'bad',
  waiting: 'quiet',
}
