import type { CheckParams } from '@shared/trace/check.ts'
import { pass, refuse, type Asked, type Check, type Outcome, type Refusal } from './check.ts'

export type Fields<Name extends string> = { readonly fields: { readonly [Key in Name]: string } }
type Format = 'form' | 'json'

const types: { readonly [Key in Format]: string } = { form: 'application/x-www-form-urlencoded', json: 'application/json' }
/** A log-in needs a few dozen octets. */
const MAX_BYTES = 16 * 1024

/** Reads the named text fields from a form or a JSON object; each must be there exactly once. */
export function bodyReadable<Name extends string>(format: Format, names: readonly Name[]): Check<Asked, Fields<Name>> {
  return {
    name: 'body-readable',
    decide({ request, visit: { body } }) {
      const given = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
      if (given !== types[format]) return no('wrong-content-type', 415, { given: given || null, expected: types[format] })
      if (body.isTooLarge || body.size > MAX_BYTES) return no('too-large', 413, { bytes: body.size, maxBytes: MAX_BYTES })
      const read = format === 'form' ? readForm(body.bytes, names) : readJson(body.bytes, names)
      if (read === null) return no('unreadable', 400, { expected: types[format] })
      const missing = names.find(name => read[name] === undefined)
      if (missing !== undefined) return no('field-missing', 400, { field: missing })
      return pass({ fields: read as Fields<Name>['fields'] }, { fields: names.length, bytes: body.size })
    },
  }
}

type Read<Name extends string> = { [Key in Name]?: string }

function readForm<Name extends string>(bytes: Buffer, names: readonly Name[]): Read<Name> | null {
  const text = decodeUtf8(bytes)
  if (text === null) return null
  const form = new URLSearchParams(text)
  const read: Read<Name> = {}
  for (const name of names) {
    const values = form.getAll(name)
    if (values.length > 1) return null // two passwords: whose reading would count?
    if (values[0] !== undefined) read[name] = values[0]
  }
  return read
}

function readJson<Name extends string>(bytes: Buffer, names: readonly Name[]): Read<Name> | null {
  try {
    const value: unknown = JSON.parse(decodeUtf8(bytes) ?? '')
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
    const read: Read<Name> = {}
    for (const name of names) {
      const field = (value as Record<string, unknown>)[name]
      if (typeof field === 'string') read[name] = field
    }
    return read
  } catch {
    return null // not JSON
  }
}

function decodeUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null // not UTF-8
  }
}

function no(code: Refusal['code'], status: Refusal['status'], params: CheckParams): Outcome<never> {
  return refuse({ code, status, publicReason: 'bad-form', params })
}
