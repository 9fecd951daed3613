import { useMemo } from 'react'
import { useLabView } from '../trace/lab-view.ts'
import type { RequestOf } from '../tools/tool-store.ts'
import { SequenceView } from './sequence-view.tsx'

/** The picture with room for many lanes: of every row, or of those that the timeline showed. */
export function SequenceTool({ request: { rowKeys } }: { readonly request: RequestOf<'sequence'> }) {
  const { rows, cursor, exchange } = useLabView()
  const shown = useMemo(() => {
    if (rowKeys === null) return rows
    const wanted = new Set(rowKeys)
    return rows.filter(({ key }) => wanted.has(key))
  }, [rows, rowKeys])
  return (
    <div className="seq-tool">
      <SequenceView rows={shown} selectedKey={cursor === null ? null : (exchange?.key ?? null)} onEscape={null} />
    </div>
  )
}
