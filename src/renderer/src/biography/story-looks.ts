import type { BiographyStory } from '@shared/telling/biography/biography-entry.ts'
import type { Tone } from '../marks/chip-mark.tsx'
import type { IconName } from '../ui/icon.tsx'

interface Look {
  readonly icon: IconName
  readonly tone: Tone
}

const looks: { readonly [Kind in Exclude<BiographyStory['kind'], 'read' | 'session-row' | 'refresh-row'>]: Look } = {
  'there-before': { icon: 'dot', tone: 'plain' },
  set: { icon: 'stored', tone: 'store' },
  renewed: { icon: 'reset', tone: 'store' },
  found: { icon: 'search', tone: 'store' },
  ignored: { icon: 'differ', tone: 'hold' },
  rejected: { icon: 'cross', tone: 'bad' },
  carried: { icon: 'up', tone: 'ok' },
  'held-back': { icon: 'held', tone: 'hold' },
  received: { icon: 'stored', tone: 'store' },
  kept: { icon: 'plus', tone: 'store' },
  'let-go': { icon: 'trash', tone: 'plain' },
  ended: { icon: 'trash', tone: 'bad' },
}

/** Icon and colour of one thing in a life; its word says the same without them. */
export function lookOf(story: BiographyStory): Look {
  if (story.kind === 'read') return story.outcome === 'refused' ? { icon: 'cross', tone: 'bad' } : { icon: 'check', tone: 'ok' }
  if (story.kind === 'session-row' || story.kind === 'refresh-row') {
    return story.ended === null ? { icon: 'key', tone: 'store' } : { icon: 'cross', tone: 'bad' }
  }
  return looks[story.kind]
}
