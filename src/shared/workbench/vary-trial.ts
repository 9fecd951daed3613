import type { KnownAttribute } from '../web/set-cookie.ts'
import type { Trial } from './trial.ts'

/** The one thing that a variant has otherwise than the trial it comes from. */
export type Change =
  | { readonly thing: 'same-site'; readonly value: 'None' | 'Lax' | 'Strict' | null }
  | { readonly thing: 'secure' | 'http-only'; readonly value: boolean }
  | { readonly thing: 'starter'; readonly value: Starter }
  | { readonly thing: 'method'; readonly value: 'GET' | 'POST' }
export const starters = ['own-link', 'other-link', 'other-form-post', 'other-fetch', 'other-image', 'other-frame'] as const
export type Starter = (typeof starters)[number]

export interface Variant {
  readonly change: Change
  readonly trial: Trial
  /** True when it is the trial itself, which has that value already. */
  readonly isAsGiven: boolean
}

const changes: readonly Change[] = [
  ...(['None', 'Lax', 'Strict', null] as const).map(value => ({ thing: 'same-site', value }) as const),
  ...[true, false].map(value => ({ thing: 'secure', value }) as const),
  ...[true, false].map(value => ({ thing: 'http-only', value }) as const),
  ...starters.map(value => ({ thing: 'starter', value }) as const),
  ...(['GET', 'POST'] as const).map(value => ({ thing: 'method', value }) as const),
]

/** Every variant of the first `Set-Cookie` line and of the follow-up, each with one thing changed, grouped by that thing. */
export function variantsOf(trial: Trial): Variant[] {
  return changes.map(change => {
    const varied = vary(trial, change)
    return { change, trial: varied, isAsGiven: JSON.stringify(varied) === JSON.stringify(trial) }
  })
}

function vary(trial: Trial, change: Change): Trial {
  switch (change.thing) {
    case 'same-site':
      return withLine(trial, line => withAttribute(line, 'SameSite', change.value))
    case 'secure':
      return withLine(trial, line => withAttribute(line, 'Secure', change.value ? '' : null))
    case 'http-only':
      return withLine(trial, line => withAttribute(line, 'HttpOnly', change.value ? '' : null))
    case 'starter':
      return { ...trial, ask: { ...trial.ask, ...startedBy(trial.ask, change.value) } }
    case 'method': {
      const { way } = trial.ask
      const canPost = way === 'form' || way === 'fetch' || way === 'fetch-without-credentials'
      const isAlready = trial.ask.method === change.value && (canPost || change.value === 'GET')
      return isAlready ? trial : { ...trial, ask: { ...trial.ask, way: canPost ? way : 'form', method: change.value } }
    }
  }
}

/** A page of the same host, or of a site that is certainly another one. */
function startedBy({ to }: Trial['ask'], starter: Starter): Pick<Trial['ask'], 'way' | 'method' | 'from'> {
  const own = { scheme: to.scheme, host: to.host } as const
  const other = { scheme: to.scheme, host: to.host === 'evil.test' ? 'shop.test' : 'evil.test' } as const
  switch (starter) {
    case 'own-link':
      return { way: 'link', method: 'GET', from: own }
    case 'other-link':
      return { way: 'link', method: 'GET', from: other }
    case 'other-form-post':
      return { way: 'form', method: 'POST', from: other }
    case 'other-fetch':
      return { way: 'fetch', method: 'GET', from: other }
    case 'other-image':
      return { way: 'image', method: 'GET', from: other }
    case 'other-frame':
      return { way: 'frame', method: 'GET', from: other }
  }
}

function withLine(trial: Trial, edit: (line: string) => string): Trial {
  if (trial.answer === null) return trial
  const first = trial.answer.fields.findIndex(({ name }) => name === 'Set-Cookie')
  const fields = trial.answer.fields.map((field, index) => (index === first ? { ...field, value: edit(field.value) } : field))
  return { ...trial, answer: { ...trial.answer, fields } }
}

/** The line with this attribute as wanted (`''`: the bare word, null: without it), and all else as it was written. */
export function withAttribute(line: string, attribute: KnownAttribute, wanted: string | null): string {
  const [pair = '', ...rest] = line.split(';')
  const nameOf = (part: string): string => (part.split('=')[0] ?? '').trim().toLowerCase()
  const own = rest.filter(part => nameOf(part) === attribute.toLowerCase())
  const value = own.at(-1)?.split('=').slice(1).join('=').trim() ?? null
  if (value?.toLowerCase() === wanted?.toLowerCase()) return line
  const others = rest.filter(part => nameOf(part) !== attribute.toLowerCase())
  const given = wanted === null ? [] : [` ${attribute}${wanted === '' ? '' : `=${wanted}`}`]
  return [pair, ...others, ...given].join(';')
}
