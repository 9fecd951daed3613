import type { Trial } from '@shared/workbench/trial.ts'
import type { ScriptedResponse } from '../../server/sites/lab-tools/read-scripted-response.ts'

const notKept = ['Cache-Control', 'no-store'] as const
const body = Buffer.from('<!doctype html><title>Crumbtrail</title><body></body>')

/** A page with nothing on it, which nobody keeps. */
export const emptyPage: ScriptedResponse = told([['Content-Type', 'text/html; charset=utf-8'], notKept])
/** One pixel. */
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
/**
 * For images and fetches of another site: Chromium keeps HTML from them (opaque-response blocking), and the row would look like a failure.
 * It looks at the octets of the body, so a type alone is not enough.
 */
const emptyImage: ScriptedResponse = { ...told([['Content-Type', 'image/png'], notKept]), body: pixel }

/** The first answer, with the fields as they were written. */
export function firstAnswer(answer: NonNullable<Trial['answer']>): ScriptedResponse {
  return told([['Content-Type', 'text/html; charset=utf-8'], ...answer.fields.map(({ name, value }) => [name, octets(value)] as const)])
}

/** What the follow-up gets; null: the lab's own site answers. */
export function followUpAnswer({ answer, ask }: Trial): ScriptedResponse | null {
  if (ask.answered === 'lab') return null
  if (ask.answered === 'as-told' && answer !== null) return firstAnswer(answer)
  return ask.way === 'image' || ask.way.startsWith('fetch') ? emptyImage : emptyPage
}

function told(fields: ScriptedResponse['fields']): ScriptedResponse {
  return { status: 200, reason: 'OK', fields, body, delayMs: 0 }
}

/** Fields are octets, one per character; what is beyond ASCII travels as UTF-8. */
const octets = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')
