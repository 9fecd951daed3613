import { useState } from 'react'
import type { EventSeq } from '@shared/ids.ts'
import type { RowMark } from '@shared/trace/fold-marks.ts'
import { call } from '../base/bridge.ts'
import { sequenceText } from '../i18n/sequence-text.ts'
import { useFailureText } from '../i18n/use-failure-text.ts'
import { useLanguage, useText } from '../i18n/use-text.ts'
import { useTrace } from '../trace/trace-store.ts'
import { makePicture, type PictureFormat } from './export-sequence.ts'
import { TooLong } from './svg-to-png.ts'
import type { SequenceModel } from './use-sequence-model.ts'

export interface SequenceExport {
  readonly redact: boolean
  readonly setRedact: (redact: boolean) => void
  readonly save: (format: PictureFormat) => void
  /** What came of the last one; null: nothing to say. `path`: not our words. */
  readonly outcome: { readonly isGood: boolean; readonly says: string; readonly path: string | null } | null
}

/** Above it, viewers show an error in place of the diagram (Mermaid's `maxTextSize`). */
const mermaidMax = 50_000

/** Saves the drawn rows; secrets are taken out unless the reader asks for them. */
export function useExport({ rows, fromSeq, toSeq }: SequenceModel): SequenceExport {
  const text = useText(sequenceText)
  const language = useLanguage()
  const sayFailure = useFailureText()
  const trace = useTrace(state => state.trace)
  const [redact, setRedact] = useState(true)
  const [outcome, setOutcome] = useState<SequenceExport['outcome']>(null)

  async function save(format: PictureFormat): Promise<void> {
    setOutcome(null)
    const title = text.exportTitle(fromSeq ?? 0, toSeq ?? 0)
    const marks = trace.marks.all()
    const noted = rows.map(row => ({ ...row, ...noteOn(marks.get(row.key)) }))
    const wish = { format, rows: noted, eventOf: (seq: EventSeq) => trace.eventOf(seq), redact, language, title }
    try {
      const picture = await makePicture({ ...wish, note: redact ? text.redactedNote : text.secretsNote })
      const answer = await call('trace:export-text', picture)
      if (!answer.ok) return setOutcome({ isGood: false, says: sayFailure(answer.error), path: null })
      if (answer.value === null) return
      const isLong = format === 'mermaid' && picture.content.length > mermaidMax
      setOutcome({ isGood: true, says: isLong ? `${text.mermaidLong} ${text.saved}` : text.saved, path: answer.value.savedTo })
    } catch (error) {
      setOutcome({ isGood: false, says: error instanceof TooLong ? text.tooLong : text.pngFailed, path: null })
    }
  }

  return { redact, setRedact, save: format => void save(format), outcome }
}

const noteOn = (mark: RowMark | undefined): { readonly note?: string } => (mark?.note == null ? {} : { note: mark.note })
