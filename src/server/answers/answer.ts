import type { ServerResponse } from 'node:http'

/** What a site says to one request, as a value: it can be looked at, and counted, before it is sent. */
export interface Answer {
  readonly status: number
  /** In the order in which they go out; a name may come twice. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
}

export function withHeaders(answer: Answer, ...headers: Answer['headers']): Answer {
  return { ...answer, headers: [...answer.headers, ...headers] }
}

/** 303: go and GET this (RFC 9110 §15.4.4). After a form it keeps a reload from posting again. */
export function seeOther(location: string): Answer {
  return { status: 303, headers: [['Location', location]], body: '' }
}

export function json(status: number, value: unknown): Answer {
  return {
    status,
    headers: [
      ['Content-Type', 'application/json; charset=utf-8'],
      ['Cache-Control', 'no-store'],
    ],
    body: JSON.stringify(value),
  }
}

export function sendAnswer(response: ServerResponse, answer: Answer): void {
  response.statusCode = answer.status
  for (const [name, value] of answer.headers) response.appendHeader(name, value)
  if (answer.status !== 204 && answer.status !== 304) response.setHeader('Content-Length', Buffer.byteLength(answer.body))
  response.end(answer.body)
}
