import { IfTool } from '../tools/if-tool.tsx'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import { sequenceText } from '../i18n/sequence-text.ts'
import { useText } from '../i18n/use-text.ts'
import { useLabView } from '../trace/lab-view.ts'
import { openTool } from '../tools/tool-store.ts'
import { Button } from '../ui/button.tsx'
import { SequenceView } from './sequence-view.tsx'

interface SequencePaneProps {
  readonly rows: readonly TimelineRow[]
  readonly selectedKey: string | null
  readonly onEscape: () => void
}

/** The picture in the timeline's own place; it can be opened larger. */
export function SequencePane({ rows, selectedKey, onEscape }: SequencePaneProps) {
  const text = useText(sequenceText)
  const { rows: all } = useLabView()
  const enlarge = (drawn: readonly TimelineRow[]): void =>
    openTool({ tool: 'sequence', rowKeys: drawn.length === all.length ? null : drawn.map(({ key }) => key) })
  return (
    <SequenceView
      rows={rows}
      selectedKey={selectedKey}
      onEscape={onEscape}
      extra={drawn => (
        <IfTool tool="sequence">
          <Button look="quiet" icon="window" onPress={() => enlarge(drawn)}>
            {text.enlarge}
          </Button>
        </IfTool>
      )}
    />
  )
}
