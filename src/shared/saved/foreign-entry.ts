import { z } from 'zod'
import { headerValues, type HeaderList } from '../web/headers.ts'
import { withoutUser } from '../web/user-information.ts'
import { readSchemaIssue, type SchemaIssue } from '../problem/schema-issue.ts'
import { wantsForm } from '../schema/value-form.ts'
import type { BodyCopy } from '../trace/event-parts.ts'
import type { CacheSource } from '../trace/request-events.ts'
import { cookieNames, splitFields } from './foreign-fields.ts'
import { harTime } from './har-time.ts'

/* One entry of another program's HAR. What cannot be read is named and left out; the rest of the entry stays. */

export interface ForeignEntry {
  /** null: no time that can be read. */
  readonly wallMs: number | null
  readonly page: string | null
  readonly method: string
  readonly url: string
  readonly headers: HeaderList | null
  readonly cookies: readonly string[] | null
  readonly body: BodyCopy | null
  readonly status: number | null
  readonly statusText: string
  readonly responseHeaders: HeaderList | null
  /** Names in the entry's own list of the response's cookies, where no `Set-Cookie` field is noted. */
  readonly setCookies?: readonly string[]
  readonly mimeType: string
  readonly resource: string
  readonly servedFrom: CacheSource | null
  readonly errorText: string | null
}
/** What could not be read in it, and where. */
export interface EntryIssue {
  readonly at: string
  readonly issue: SchemaIssue
}

const members = z.record(z.string(), z.unknown())
const text = z.string()
/** Some programs write numbers where HAR 1.2 has texts; what they mean is plain. */
const loose = z.union([z.string(), z.number().transform(String), z.boolean().transform(String)])
const time = z.string().refine(value => harTime(value) !== null, wantsForm('date-time'))
const list = z.array(z.unknown())

/** `entry` null: it cannot be shown at all, because it has no request with an address. */
export function readForeignEntry(
  raw: unknown,
  joinsByComma: boolean,
): { readonly entry: ForeignEntry | null; readonly issues: readonly EntryIssue[] } {
  const issues: EntryIssue[] = []
  const { read, need } = reader(issues)
  const whole = need('', members, raw)
  const request = whole === null ? null : need('request', members, whole['request'])
  const url = request === null ? null : need('request.url', text, request['url'])
  if (whole === null || request === null || url === null) return { entry: null, issues }
  const started = need('startedDateTime', time, whole['startedDateTime'])
  const response = need('response', members, whole['response'])
  const headers = fieldsOf('request.headers', request['headers'])
  const fields = headers === null ? null : cookieNames(headers)
  const listed = read('request.cookies', list, request['cookies']) ?? []
  const responseHeaders = response === null ? null : fieldsOf('response.headers', response['headers'])
  const setCookies = response === null ? null : namesOf(read('response.cookies', list, response['cookies']) ?? [])
  const status = response === null ? null : statusOf(need('response.status', z.number(), numeric(response['status'])))
  const content = response === null ? null : read('response.content', members, response['content'])
  const error = [whole['_error'], response?.['_error']].find(value => typeof value === 'string' && value !== '')
  const entry: ForeignEntry = {
    wallMs: started === null ? null : harTime(started),
    page: read('pageref', loose, whole['pageref']),
    method: read('request.method', text, request['method']) ?? '',
    url: withoutUser(url), // no browser sends what stands before the host (RFC 9110 §4.2.4)
    headers,
    cookies: fields ?? namesOf(listed),
    body: bodyOf(read('request.postData', members, request['postData'])),
    status,
    statusText: response === null ? '' : (read('response.statusText', loose, response['statusText']) ?? ''),
    responseHeaders,
    ...(setCookies === null || headerValues(responseHeaders ?? [], 'Set-Cookie').length > 0 ? {} : { setCookies }),
    mimeType: content === null ? '' : (read('response.content.mimeType', text, content['mimeType']) ?? ''),
    resource: typeof whole['_resourceType'] === 'string' ? whole['_resourceType'] : '',
    servedFrom: sourceOf(whole, response),
    errorText: typeof error === 'string' ? error : null,
  }
  return { entry, issues }

  function fieldsOf(at: string, value: unknown): HeaderList | null {
    const all = need(at, list, value)
    if (all === null) return null
    return splitFields(
      all.flatMap((one, index) => {
        const pair = need(`${at}[${index}]`, members, one)
        const name = pair === null ? null : need(`${at}[${index}].name`, text, pair['name'])
        const content = pair === null ? null : need(`${at}[${index}].value`, loose, pair['value'])
        return name === null || content === null ? [] : [[name, content] as const]
      }),
      joinsByComma,
    )
  }
}

/** `need` names what is missing as well; `read` takes a missing member, or null, as not told. */
function reader(issues: EntryIssue[]) {
  function need<Value>(at: string, schema: z.ZodType<Value>, value: unknown): Value | null {
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    const [issue] = parsed.error.issues
    issues.push({ at, issue: issue === undefined ? { kind: 'unfit' } : readSchemaIssue(issue, value) })
    return null
  }
  return {
    need,
    read: <Value>(at: string, schema: z.ZodType<Value>, value: unknown): Value | null =>
      value === undefined || value === null ? null : need(at, schema, value),
  }
}

/** As much as is kept of a body that is recorded here (`BodyCopy`). */
const longestBody = 64 * 1024

function bodyOf(posted: Readonly<Record<string, unknown>> | null): BodyCopy | null {
  const all: unknown = posted?.['text']
  if (typeof all !== 'string') return null
  const bytes = new TextEncoder().encode(all).length
  return { text: all.slice(0, longestBody), base64: false, bytes, truncated: all.length > longestBody }
}

/** `"200"` is meant as 200. */
const numeric = (value: unknown): unknown => (typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : value)

/** Status codes have three digits, 100 to 599 (RFC 9110 §15); programs write 0 or -1 where they know of no response. */
function statusOf(status: number | null): number | null {
  return status !== null && Number.isInteger(status) && status >= 100 && status <= 599 ? status : null
}

function namesOf(listed: readonly unknown[]): readonly string[] | null {
  const names = listed.flatMap(one => {
    const name: unknown = members.safeParse(one).data?.['name']
    return typeof name === 'string' ? [name] : []
  })
  return names.length === 0 ? null : names
}

/** Chromium's `_fromCache` and `_fetchedViaServiceWorker`, WebKit's `_fetchType`. */
function sourceOf(entry: Readonly<Record<string, unknown>>, response: Readonly<Record<string, unknown>> | null): CacheSource | null {
  if (entry['_fromCache'] === 'memory' || entry['_fromCache'] === 'disk') return entry['_fromCache']
  if (entry['_fetchedViaServiceWorker'] === true || response?.['_fetchedViaServiceWorker'] === true) return 'service-worker'
  const fetched = [entry['_fetchType'], response?.['_fetchType']].find(value => typeof value === 'string')
  return fetched === 'Memory Cache' ? 'memory' : fetched === 'Disk Cache' ? 'disk' : fetched === 'Service Worker' ? 'service-worker' : null
}
