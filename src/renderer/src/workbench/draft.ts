import { longestValue, mostFields, trialSchema, type Trial, type TrialAddress, type TrialWay } from '@shared/workbench/trial.ts'

export type DraftKind = 'cookie' | 'cache' | 'jwt'
/** How the follow-up starts, with its method. */
export const draftWays = [
  'typed',
  'link',
  'form-get',
  'form-post',
  'fetch',
  'fetch-post',
  'fetch-without-credentials',
  'image',
  'frame',
] as const
export type DraftWay = (typeof draftWays)[number]

/** What stands in the workbench. */
export interface Draft {
  readonly kind: DraftKind
  /** One `Set-Cookie` value a line. */
  readonly lines: string
  readonly cacheControl: string
  readonly hasValidator: boolean
  readonly jwt: string
  readonly answer: TrialAddress
  readonly ask: TrialAddress
  readonly way: DraftWay
  readonly from: Trial['ask']['from']
}

export const firstDraft: Draft = {
  kind: 'cookie',
  lines: 'sid=abc123; Path=/; HttpOnly; SameSite=None',
  cacheControl: 'max-age=60',
  hasValidator: true,
  jwt: 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJraW0iLCJyb2xlIjoiYWRtaW4ifQ.',
  answer: { scheme: 'https', host: 'shop.test', path: '/' },
  ask: { scheme: 'https', host: 'shop.test', path: '/' },
  way: 'link',
  from: { scheme: 'https', host: 'evil.test' },
}

/** @returns null while a part of it is nothing that can be sent; the form says which */
export function trialOf(draft: Draft): Trial | null {
  const read = trialSchema.safeParse(sketch(draft))
  return read.success ? read.data : null
}

/** What keeps a draft from being sent. `at`: which line, from 1. */
export type DraftProblem =
  | { readonly kind: 'too-many-lines'; readonly count: number; readonly most: number }
  | { readonly kind: 'too-long'; readonly at: number | null; readonly characters: number; readonly most: number }
  | { readonly kind: 'bad-path' }

/** @returns null: it can be sent */
export function problemOf(draft: Draft): DraftProblem | null {
  if (trialOf(draft) !== null) return null
  const { answer, ask } = sketch(draft)
  const fields = answer?.fields ?? []
  if (fields.length > mostFields) return { kind: 'too-many-lines', count: fields.length, most: mostFields }
  const values = [...fields.map(({ value }) => value), ask.authorization ?? '']
  const long = values.find(value => value.length > longestValue)
  if (long === undefined) return { kind: 'bad-path' }
  const at = draft.kind === 'cookie' ? draft.lines.split('\n').indexOf(long) + 1 : null
  return { kind: 'too-long', at, characters: long.length, most: longestValue }
}

function sketch(draft: Draft): Trial {
  const { way, method } = startOf(draft.way)
  const plain = { to: draft.ask, way, method, from: draft.from, authorization: null, answered: 'plain' } as const
  switch (draft.kind) {
    case 'cookie': {
      const lines = draft.lines.split('\n').filter(line => line.trim() !== '')
      return { answer: { to: draft.answer, fields: lines.map(value => ({ name: 'Set-Cookie' as const, value })) }, ask: plain }
    }
    case 'cache': {
      const validator = draft.hasValidator ? [{ name: 'ETag' as const, value: '"one"' }] : []
      const fields = [{ name: 'Cache-Control' as const, value: draft.cacheControl }, ...validator]
      return { answer: { to: draft.answer, fields }, ask: { ...plain, to: draft.answer, answered: 'as-told' } }
    }
    case 'jwt':
      return {
        answer: null,
        ask: {
          to: { scheme: 'https', host: 'api.shop.test', path: '/bearer/me' },
          way: 'fetch',
          method: 'GET',
          from: { scheme: 'https', host: 'shop.test' },
          authorization: `Bearer ${draft.jwt}`,
          answered: 'lab',
        },
      }
  }
}

function startOf(way: DraftWay): { readonly way: TrialWay; readonly method: 'GET' | 'POST' } {
  if (way === 'form-get' || way === 'form-post') return { way: 'form', method: way === 'form-post' ? 'POST' : 'GET' }
  if (way === 'fetch-post') return { way: 'fetch', method: 'POST' }
  return { way, method: 'GET' }
}

export function draftWayOf({ way, method }: Trial['ask']): DraftWay {
  if (way === 'form') return method === 'POST' ? 'form-post' : 'form-get'
  return way === 'fetch' && method === 'POST' ? 'fetch-post' : way
}

/** A trial back into the form; what it does not contain stays as at the start. */
export function draftOf({ answer, ask }: Trial): Draft {
  const lines = (answer?.fields ?? []).filter(({ name }) => name === 'Set-Cookie').map(({ value }) => value)
  return {
    ...firstDraft,
    lines: lines.join('\n'),
    answer: answer?.to ?? firstDraft.answer,
    ask: ask.to,
    way: draftWayOf(ask),
    from: ask.from,
  }
}
