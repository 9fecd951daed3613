import type { EventSeq } from '@shared/ids.ts'
import type { TracePicture } from '@shared/contract/ipc-values.ts'
import type { Language } from '@shared/language.ts'
import { buildSequence } from '@shared/telling/sequence/build-sequence.ts'
import { redactRows } from '@shared/telling/sequence/redact-rows.ts'
import { sequenceMarkdown, type NotedRow } from '@shared/telling/sequence/sequence-markdown.ts'
import { sequenceMermaid } from '@shared/telling/sequence/sequence-mermaid.ts'
import { sequenceSvg } from '@shared/telling/sequence/sequence-svg.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'
import { measureText } from './measure-text.ts'
import { pngOf } from './svg-to-png.ts'

export const pictureFormats = ['svg', 'png', 'mermaid', 'markdown'] as const satisfies readonly TracePicture['format'][]
export type PictureFormat = (typeof pictureFormats)[number]

export interface PictureWish {
  readonly format: PictureFormat
  readonly rows: readonly NotedRow[]
  readonly eventOf: (seq: EventSeq) => TraceEvent | undefined
  readonly redact: boolean
  readonly language: Language
  readonly title: string
  /** Whether secrets are in it: for the person who gets the file. */
  readonly note: string
}

/** Wide enough for a page of paper; many lanes take more. */
const exportWidth = 900

/** @throws TooLong, DrawingFailed: for PNG alone */
export async function makePicture({ format, rows, eventOf, redact, language, title, note }: PictureWish): Promise<TracePicture> {
  const told = redact ? redactRows(rows) : rows
  if (format === 'markdown') return { format, content: sequenceMarkdown(told, title, note, language) }
  const sequence = buildSequence(told, eventOf)
  if (format === 'mermaid') return { format, content: sequenceMermaid(sequence, language) }
  const picture = sequenceSvg(sequence, `${title}. ${note}`, { language, availableWidth: exportWidth, measure: measureText })
  return format === 'svg' ? { format, content: picture.svg } : { format, content: await pngOf(picture) }
}
