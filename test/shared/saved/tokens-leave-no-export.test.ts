import { describe, expect, it } from 'vitest'
import { redactBySchema } from '@shared/saved/clean-by-schema.ts'
import { eventSchemas } from '@shared/trace/event-schemas.ts'
import { findTokens } from '@shared/telling/find-tokens.ts'
import { tokensInStores } from '@shared/token-desk/token-places.ts'
import { createExchangeFold } from '@shared/trace/fold-exchanges.ts'
import { applyToWorld, emptyWorld } from '@shared/trace/fold-world.ts'
import { createRedactor } from '@shared/trace/redact.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { aCookie, jarChanged, joined, sent, storageChanged, tabOpened, trace, wireBody, wireGot, wireSent } from '../trace/make-trace.ts'

/** Shapes that a reader of tokens meets: signed, unsigned, with nothing in it, encrypted, encrypted without an encrypted key. */
const shapes = [
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
  'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.',
  'eyJhbGciOiJIUzI1NiJ9..c2lnbmF0dXJl',
  'eyJhbGciOiJSU0EifQ.a2V5.aXY.Y2lwaGVy.dGFn',
  'eyJhbGciOiJkaXIifQ..aXY.Y2lwaGVy.dGFn',
]

/** One text in every place that the token tab looks at. */
const everywhere = (text: string): readonly TraceDraft[] => [
  sent('x1', { method: 'POST' }),
  wireGot('w1', {
    method: 'POST',
    headers: [
      ['Host', 'shop.test'],
      ['Authorization', `Bearer ${text}`],
      ['Cookie', `theme=${text}`],
    ],
  }),
  wireBody('w1', `lang=${text}&x=1`),
  wireSent('w1', 200, {
    headers: [['Set-Cookie', `theme=${text}; Path=/`]],
    body: { text: `<p>Your pass: ${text}.</p>`, base64: false, bytes: 1, truncated: false },
  }),
  joined('x1', 'w1'),
]

const exported = (events: ReturnType<typeof trace>): string => {
  const redactor = createRedactor()
  return JSON.stringify(events.map(event => redactBySchema(event, eventSchemas[event.kind], redactor)))
}

describe.each(shapes)('a token like %s', token => {
  it('that the token tab finds is in no export with secrets taken out', () => {
    const events = trace(everywhere(token))
    const fold = createExchangeFold()
    fold.push(events)
    const found = fold.rows().flatMap(findTokens)
    expect(found.map(each => each.token)).toEqual([token])
    expect(found[0]?.places.map(({ kind }) => kind)).toEqual([
      'authorization',
      'request-cookie',
      'request-body',
      'response-cookie',
      'response-body',
    ])
    expect(exported(events)).not.toContain(token)
  })

  it('that the token desk finds in a store is in no export with secrets taken out', () => {
    const events = trace([
      tabOpened(),
      jarChanged({ cookie: aCookie({ name: 'theme', value: `v1:${token}` }) }),
      storageChanged({ key: 'theme', newValue: `{"pass":"${token}"}` }),
    ])
    expect(tokensInStores(events.reduce(applyToWorld, emptyWorld())).map(each => each.token)).toEqual([token])
    expect(exported(events)).not.toContain(token)
  })
})
