import { STATUS_CODES, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Request, Response } from 'express'
import type { Bilingual } from '@shared/language.ts'
import { sendAnswer } from '../../answers/answer.ts'
import { recordUnreadable } from '../../network/record-unreadable.ts'
import type { RecordFact } from '../../base/record.ts'
import { visitOf } from '../../network/visit.ts'
import { sendRawAnswer } from '../../network/raw-answer.ts'
import { html } from '../../pages/html.ts'
import { page } from '../../pages/page.ts'
import { frameOf } from '../../pages/frame.ts'
import { readScriptedResponse, type ScriptedResponse } from './read-scripted-response.ts'

const title: Bilingual = { en: 'This response cannot be given', ko: '이 응답은 만들 수 없습니다' }

/**
 * `/lab/answer`: answers with whatever status, fields and `Set-Cookie` octets the query tells, control characters included. A told
 * validator (`ETag`, `Last-Modified`) is honoured: a GET that still has it gets a 304 (RFC 9110 §13.2.2).
 */
export function answerAsScripted(record: RecordFact) {
  return (request: Request, response: Response): Promise<void> => answer(record, request, response)
}

async function answer(record: RecordFact, request: Request, response: Response): Promise<void> {
  const told = readScriptedResponse(request.url ?? '')
  if (!told.ok) {
    recordUnreadable(record, visitOf(request), { code: 'bad-address', status: 400, params: {} })
    const frame = frameOf(request)
    sendAnswer(response, page(400, frame, { title: title[frame.language], body: html`<pre id="problem">${told.problem}</pre>` }))
    return
  }
  await giveScriptedResponse(request, response, told.answer)
}

/** Gives it to the octet, with a 304 where the request still has what a told validator names. */
export async function giveScriptedResponse(request: Request, response: Response, told: ScriptedResponse): Promise<void> {
  if (told.delayMs > 0) await wait(told.delayMs, undefined, { ref: false })
  const given = isStillFresh(request, response, told) ? { ...told, status: 304, reason: STATUS_CODES[304] ?? '' } : told
  const head = [`HTTP/1.1 ${given.status} ${given.reason}`, ...fieldLines(response, given)]
  const isBodiless = request.method === 'HEAD' || given.status === 204 || given.status === 304
  sendRawAnswer(response, head.map(line => `${line}\r\n`).join(''), isBodiless ? new Uint8Array() : given.body)
}

/** Express compares the request's conditions with the validators of its response. */
function isStillFresh(request: Request, response: Response, { status, fields }: ScriptedResponse): boolean {
  const validators = fields.filter(([name]) => /^(etag|last-modified)$/i.test(name.trim()))
  if (status !== 200 || validators.length === 0) return false
  for (const [name, value] of validators) response.setHeader(name.trim(), value.trim())
  return request.fresh
}

/** The lab's own two fields first, then what was told, in that order, then what frames the message unless it was told as well. */
function fieldLines(response: ServerResponse, { status, fields, body }: ScriptedResponse): string[] {
  const told = new Set(fields.map(([name]) => name.trim().toLowerCase()))
  const missing = (name: string, value: string): string[] => (told.has(name.toLowerCase()) ? [] : [`${name}: ${value}`])
  const isBodiless = status === 204 || status === 304
  return [
    `X-Request-Id: ${String(response.getHeader('X-Request-Id'))}`,
    ...missing('Date', String(response.getHeader('Date'))),
    ...missing('Content-Type', 'text/plain; charset=utf-8'),
    ...fields.map(([name, value]) => `${name}:${value.startsWith(' ') ? '' : ' '}${value}`),
    ...(isBodiless ? [] : missing('Content-Length', String(body.length))),
    'Connection: close',
  ]
}
