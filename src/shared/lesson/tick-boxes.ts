import { cookieKey, type Cookie } from '../trace/cookie.ts'
import type { RequestGuess } from '../trace/request-guess.ts'
import type { LessonPredict } from './lesson-question-schema.ts'

/* A prediction that is ticked: what there is to tick comes from the jar and from the request, not from the lesson's author. */

/** One thing to say yes or no to: does this cookie, this header go along; is this the status. `id` is its own among the boxes of a step. */
export type TickBox =
  | { readonly kind: 'cookie'; readonly id: string; readonly cookie: CookieName }
  | { readonly kind: 'header'; readonly id: string; readonly name: string }
  | { readonly kind: 'status'; readonly id: string; readonly status: number }
export type CookieName = Pick<Cookie, 'name' | 'domain' | 'hostOnly' | 'path'>

/** What was said of a box. A box that was left alone has none. */
export interface Tick {
  /** Id of the box. */
  readonly box: string
  /** It goes along; of a status: it is the one. */
  readonly goes: boolean
}

/** How sure somebody is of a prediction: 1 guesses, 3 would bet on it. */
export type Stake = 1 | 2 | 3
export const stakes = [1, 2, 3] as const satisfies readonly Stake[]

/** Fields that carry a credential, say where a request comes from, or ask for a copy to be confirmed. */
const usualHeaders = ['Cookie', 'Authorization', 'Origin', 'Referer', 'If-None-Match', 'Sec-Fetch-Site'] as const
const usualStatuses = [200, 303, 304, 401, 403, 404] as const

/** @param jar every cookie of the browser that will make the request, as its jar is when the question is asked */
export function tickBoxes(predict: LessonPredict | undefined, jar: readonly Cookie[]): readonly TickBox[] {
  switch (predict?.tick) {
    case 'cookies':
      return jar.map(({ name, domain, hostOnly, path }) => {
        const cookie = { name, domain, hostOnly, path }
        return { kind: 'cookie', id: boxKey(cookie), cookie }
      })
    case 'headers':
      return (predict.headers ?? usualHeaders).map(name => ({ kind: 'header', id: name, name }))
    case 'status':
      return (predict.statuses ?? usualStatuses).map(status => ({ kind: 'status', id: `${status}`, status }))
    case undefined:
      return []
  }
}

/** Without its partition, which Electron's jar does not tell. */
export const boxKey = (cookie: CookieName): string => cookieKey({ ...cookie, partitionKey: null })

/** Only what was ticked: a box that was left alone is no guess. */
export function guessOfTicks(boxes: readonly TickBox[], ticks: readonly Tick[]): RequestGuess {
  const said = new Map(ticks.map(({ box, goes }) => [box, goes]))
  const touched = boxes.flatMap(box => {
    const goes = said.get(box.id)
    return goes === undefined ? [] : [{ box, goes }]
  })
  return {
    cookies: touched.flatMap(({ box, goes }) => (box.kind === 'cookie' ? [{ ...box.cookie, goes }] : [])),
    headers: touched.flatMap(({ box, goes }) => (box.kind === 'header' ? [{ name: box.name, goes }] : [])),
    statuses: touched.flatMap(({ box, goes }) => (box.kind === 'status' && goes ? [box.status] : [])),
  }
}
