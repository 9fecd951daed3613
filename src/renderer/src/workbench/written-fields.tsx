import { useMemo } from 'react'
import { workbenchText } from '../i18n/workbench-text.ts'
import { useText } from '../i18n/use-text.ts'
import { CheckField } from '../ui/form-dialog.tsx'
import type { Draft } from './draft.ts'
import { LintedText } from './linted-text.tsx'
import { marksOf } from './marks-of.ts'

interface WrittenFieldsProps {
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
}

/** What the server is to say, or the page to send, as free text. */
export function WrittenFields({ draft, onChange }: WrittenFieldsProps) {
  const text = useText(workbenchText)
  const marks = useMemo(() => marksOf(draft), [draft])
  switch (draft.kind) {
    case 'cookie':
      return (
        <LintedText
          label={text.setCookie}
          value={draft.lines}
          marks={marks}
          rows={4}
          hasLines
          onChange={lines => onChange({ ...draft, lines })}
        />
      )
    case 'cache':
      return (
        <>
          <LintedText
            label={text.cacheControl}
            value={draft.cacheControl}
            marks={marks}
            rows={2}
            hasLines={false}
            onChange={cacheControl => onChange({ ...draft, cacheControl })}
          />
          <CheckField label={text.validator}>
            <input
              type="checkbox"
              checked={draft.hasValidator}
              onChange={changed => onChange({ ...draft, hasValidator: changed.target.checked })}
            />
          </CheckField>
        </>
      )
    case 'jwt':
      return (
        <LintedText
          label={text.jwt}
          value={draft.jwt}
          marks={marks}
          rows={5}
          hasLines={false}
          onChange={jwt => onChange({ ...draft, jwt })}
        />
      )
  }
}
