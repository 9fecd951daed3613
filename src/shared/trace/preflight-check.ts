import { headerValue, headerValues, type HeaderList } from '../web/headers.ts'

/** What a response lacks to let the request go that a CORS preflight asks for. `what`: the method or the field that is not allowed. */
export type PreflightLack =
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'no-origin' }
  | { readonly kind: 'other-origin'; readonly allowed: string }
  | { readonly kind: 'method' | 'header'; readonly what: string }

export interface PreflightAnswer {
  readonly status: number
  /** Of the preflight itself. */
  readonly request: HeaderList
  readonly response: HeaderList
}

/**
 * The rule of the Fetch standard ("CORS-preflight fetch" and "CORS check") for a request without credentials: a preflight does not
 * tell whether its request has any, and with them `*` counts for nothing. Chromium lets `*` cover `Authorization`, too.
 * @returns null: the response allows it
 */
export function preflightLack({ status, request, response }: PreflightAnswer): PreflightLack | null {
  // Several fields count as one list, which is no origin (Fetch, "CORS check": the header list's value).
  const origins = headerValues(response, 'Access-Control-Allow-Origin')
  const origin = origins.length === 0 ? null : origins.join(', ')
  if (origin === null) return { kind: 'no-origin' }
  if (origin !== '*' && origin !== headerValue(request, 'Origin')) return { kind: 'other-origin', allowed: origin }
  if (status < 200 || status > 299) return { kind: 'status', status }
  const method = headerValue(request, 'Access-Control-Request-Method') ?? ''
  const methods = listOf(response, 'Access-Control-Allow-Methods')
  if (!safelisted.has(method) && !methods.includes('*') && !methods.includes(method)) return { kind: 'method', what: method }
  const allowed = listOf(response, 'Access-Control-Allow-Headers').map(name => name.toLowerCase())
  const missing = allowed.includes('*')
    ? undefined
    : listOf(request, 'Access-Control-Request-Headers').find(name => !allowed.includes(name.toLowerCase()))
  return missing === undefined ? null : { kind: 'header', what: missing }
}

/** Only a request without credentials goes: the response counts on `*` (Fetch, "CORS check" and "CORS-preflight fetch"). */
export function needsNoCredentials({ response }: PreflightAnswer): boolean {
  const counted = ['Access-Control-Allow-Origin', 'Access-Control-Allow-Methods', 'Access-Control-Allow-Headers']
  return counted.some(name => listOf(response, name).includes('*')) || headerValue(response, 'Access-Control-Allow-Credentials') !== 'true'
}

/** Fetch, "CORS-safelisted method". */
const safelisted: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST'])

function listOf(headers: HeaderList, name: string): readonly string[] {
  return headers
    .filter(([field]) => field.toLowerCase() === name.toLowerCase())
    .flatMap(([, value]) => value.split(','))
    .map(item => item.trim())
    .filter(item => item !== '')
}

/** By Chromium's name of the error (`Network.CorsError`): true when the question before the request failed, so that the request itself was never sent (Fetch standard, CORS preflight). */
export function isPreflightError(error: string): boolean {
  return error.includes('Preflight')
}
