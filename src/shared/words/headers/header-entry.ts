import type { HeaderList } from '../../web/headers.ts'
import type { Explained, ExplainedPart } from '../explained.ts'

/** What the words on one field may look at. */
export interface HeaderFacts {
  readonly side: 'request' | 'answer'
  readonly url: string
  /** The fields of the request, whichever side is explained. */
  readonly request: HeaderList
  /** The fields of the message that is explained. */
  readonly headers: HeaderList
  /** When it travelled, by the browser's clock. */
  readonly wallMs: number
  /** Lines of `Set-Cookie` that the browser did not take, as it says. */
  readonly rejectedLines?: readonly string[]
}

export interface HeaderEntry extends Explained {
  /** What this very value says; left out where the general sentence says all. */
  readonly read?: (value: string, facts: HeaderFacts) => readonly ExplainedPart[]
}

/** By the field's name in small letters. */
export type HeaderTable = Readonly<Record<string, HeaderEntry>>

/** One sentence on the whole value. */
export const whole = (value: string, en: string, ko: string, rule: string | null = null): readonly ExplainedPart[] => [
  { term: value, sentence: { en, ko }, rule },
]
