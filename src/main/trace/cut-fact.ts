import type { HeaderList } from '@shared/web/headers.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { cutText, cutValue, maxValueUnits } from './cut-value.ts'

/** They name a place or say something; whatever a page or a hand sends back to a server is kept longer. */
const texts: ReadonlySet<string> = new Set(['documentUrl', 'initiatorUrl', 'message', 'reason', 'errorText', 'statusText', 'mimeType'])

/**
 * A fact as the trace keeps it: a page may give an address, a field or a name any length it likes, and each would stand in the trace once for
 * every request. No server of the lab reads a head of more than 64 KiB, so what was sent is never cut.
 */
export function cutFact<Draft extends TraceDraft>(draft: Draft): Draft {
  let cut: Record<string, unknown> | null = null
  for (const [name, value] of Object.entries(draft) as [string, unknown][]) {
    const kept = typeof value === 'string' ? cutString(name, value) : name === 'headers' ? cutHeaders(value as HeaderList) : value
    if (kept !== value) cut = { ...(cut ?? draft), [name]: kept }
  }
  return (cut ?? draft) as Draft
}

const cutString = (name: string, value: string): string => (texts.has(name) ? cutText(value) : cutValue(value).text)

function cutHeaders(headers: HeaderList): HeaderList {
  const isShort = headers.every(([, value]) => value.length <= maxValueUnits)
  return isShort ? headers : headers.map(([name, value]) => [name, cutValue(value).text] as const)
}
