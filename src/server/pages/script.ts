import type { Answer } from '../answers/answer.ts'

/** A page's own script. Kept by the browser for an hour, so that it is asked for once and not before each lesson step. */
export function scriptAnswer(text: string): Answer {
  return {
    status: 200,
    headers: [
      ['Content-Type', 'text/javascript; charset=utf-8'],
      ['Cache-Control', 'private, max-age=3600'],
      ['X-Content-Type-Options', 'nosniff'],
    ],
    body: text,
  }
}
