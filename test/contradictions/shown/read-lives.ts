import type { EventSeq } from '@shared/ids.ts'
import { tellBiography } from '@shared/telling/biography/tell-biography.ts'
import { cookieKey } from '@shared/trace/cookie.ts'
import type { TraceFold } from '@shared/trace/fold-trace.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'
import { sayStory, wordOf } from '@shared/telling/biography/biography-words.ts'
import type { ShownSentence } from './shown-sentence.ts'

/** The new chapters in the lives of the cookies whose jar has changed: how each was set, and how it ended. */
export function readLives(fresh: readonly TraceEvent[], fold: TraceFold): readonly ShownSentence[] {
  const isNew = new Set<EventSeq>(fresh.map(({ seq }) => seq))
  const subjects = new Map(
    fresh.flatMap(event =>
      event.kind === 'jar.changed'
        ? [
            [
              `${event.profile} ${cookieKey(event.cookie)}`,
              { kind: 'cookie', profile: event.profile, cookie: event.cookie } as const,
            ] as const,
          ]
        : [],
    ),
  )
  return [...subjects.values()].flatMap(subject =>
    tellBiography(subject, fold)
      .entries.filter(({ seq, story }) => isNew.has(seq) && (story.kind === 'set' || story.kind === 'ended' || story.kind === 'renewed'))
      .map(({ seq, story }): ShownSentence => {
        const [word, said] = [wordOf(story), sayStory(story)]
        const about = { exchange: null, judged: null, event: fold.eventOf(seq) ?? null, why: null }
        return { place: 'life', text: { en: `${word.en}: ${said.en}`, ko: `${word.ko}: ${said.ko}` }, about }
      }),
  )
}
