import type { ReactNode } from 'react'
import type { EventSeq } from '@shared/ids.ts'
import type { TimelineRow } from '@shared/trace/timeline-rows.ts'
import { sequenceText } from '../i18n/sequence-text.ts'
import { useText } from '../i18n/use-text.ts'
import { useLabView } from '../trace/lab-view.ts'
import { ToNewest } from '../marks/to-newest.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Menu, type MenuEntry } from '../ui/menu.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { pictureFormats } from './export-sequence.ts'
import { SequencePicture } from './sequence-picture.tsx'
import './sequence.css'
import { useExport } from './use-export.ts'
import { useSequenceModel, type SequenceModel } from './use-sequence-model.ts'

interface SequenceViewProps {
  /** The rows that the filter lets through. */
  readonly rows: readonly TimelineRow[]
  readonly selectedKey: string | null
  /** null: Escape belongs to the surrounding element. */
  readonly onEscape: (() => void) | null
  /** One more button in the bar. */
  readonly extra?: (rows: readonly TimelineRow[]) => ReactNode
}

/** The rows as a picture of lanes and arrows, with its span and its exports. */
export function SequenceView({ rows, selectedKey, onEscape, extra }: SequenceViewProps) {
  const text = useText(sequenceText)
  const { cursor, showRow, moveCursor } = useLabView()
  const model = useSequenceModel(rows, cursor)
  const choose = (rowKey: string, seq: EventSeq): void => {
    showRow(rowKey)
    moveCursor(seq)
  }
  const selected = model.rows.find(({ key }) => key === selectedKey) ?? null
  return (
    <div className="seq">
      <SequenceBar model={model} selected={selected}>
        {extra?.(model.rows)}
      </SequenceBar>
      {model.rows.length === 0 ? (
        <EmptyState title={text.spanEmpty} note={text.spanEmptyNote}>
          <Button onPress={model.showAll}>{text.showAll}</Button>
        </EmptyState>
      ) : (
        <div className="seq-frame">
          <SequencePicture
            sequence={model.sequence}
            cursor={cursor}
            selectedKey={selectedKey}
            isFollowing={model.isFollowing}
            onFollow={model.follow}
            onChoose={choose}
            onEscape={onEscape}
          />
          {model.isFollowing ? null : <ToNewest onPress={model.toNewest} />}
        </div>
      )}
    </div>
  )
}

interface SequenceBarProps {
  readonly model: SequenceModel
  /** The row that a span can begin or end at; null: choose a step first. */
  readonly selected: TimelineRow | null
  readonly children: ReactNode
}

function SequenceBar({ model, selected, children }: SequenceBarProps) {
  const text = useText(sequenceText)
  const exporting = useExport(model)
  const { fromSeq, toSeq, leavesOut, isWhole, rows } = model
  const { redact, setRedact, save, outcome } = exporting
  const spanEntries: readonly MenuEntry[] = [
    ...(selected === null
      ? []
      : [
          { id: 'begin', icon: 'down' as const, label: text.beginHere, act: () => model.beginAt(selected) },
          { id: 'end', icon: 'up' as const, label: text.endHere, act: () => model.endAt(selected) },
        ]),
    { id: 'all', icon: 'reset', label: text.showAll, ...(selected === null ? { note: text.chooseFirst } : {}), act: model.showAll },
  ]
  // As in the menu of files: the sign says before saving whether secrets go along.
  const icon: IconName = redact ? 'lock' : 'warning'
  const exportEntries: readonly MenuEntry[] = [
    ...pictureFormats.map(format => ({
      id: format,
      icon,
      label: text.formats[format],
      note: text.formatNotes[format],
      act: () => save(format),
    })),
    {
      id: 'redact',
      icon,
      label: redact ? text.redactOn : text.redactOff,
      note: text.redactSwitch,
      startsGroup: true,
      act: () => setRedact(!redact),
    },
  ]
  return (
    <div className="seq-bar">
      <span className="seq-span">
        {fromSeq === null || toSeq === null ? null : text.events(fromSeq, toSeq)}
        {leavesOut === 'nothing' ? '' : ` · ${leavesOut === 'earlier' ? text.newestOnly(rows.length) : text.partOnly(rows.length)}`}
      </span>
      <Menu label={text.span} entries={spanEntries}>
        <Button look={isWhole ? 'quiet' : 'plain'} icon="columns">
          {text.span}
        </Button>
      </Menu>
      <Menu label={text.exportAs} entries={exportEntries}>
        <Button look="quiet" icon="export" isDisabled={rows.length === 0}>
          {text.exportAs}
        </Button>
      </Menu>
      {children}
      <p className="seq-outcome" role="status" data-good={outcome?.isGood === true ? '' : undefined}>
        {outcome === null ? null : (
          <>
            <Icon name={outcome.isGood ? 'check' : 'warning'} />
            <span>
              {outcome.says} {outcome.path === null ? null : <Untrusted text={outcome.path} />}
            </span>
          </>
        )}
      </p>
    </div>
  )
}
