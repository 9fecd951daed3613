import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import type { EventSeq } from '@shared/ids.ts'
import { drawBlock, drawLane, laneName } from '@shared/telling/sequence/draw-sequence.ts'
import { blockAt, layoutSequence, sequenceSizes, type SequenceLayout, type SequenceLook } from '@shared/telling/sequence/layout-sequence.ts'
import type { Sequence, SequenceStep } from '@shared/telling/sequence/sequence.ts'
import { sequenceText } from '../i18n/sequence-text.ts'
import { useLanguage, useText } from '../i18n/use-text.ts'
import { useStickToBottom } from '../ui/use-stick-to-bottom.ts'
import { measureText } from './measure-text.ts'
import { Shapes, Step } from './sequence-shapes.tsx'
import { countSteps, standingStep, stepAt, targetOf, type StepPlace } from './step-place.ts'
import { useBlockInPlace } from './use-block-in-place.ts'
import { useViewport } from './use-viewport.ts'

interface SequencePictureProps {
  readonly sequence: Sequence
  readonly cursor: EventSeq | null
  readonly selectedKey: string | null
  readonly isFollowing: boolean
  readonly onFollow: (isFollowing: boolean) => void
  /** Chooses the row and puts the cursor on the step's event. */
  readonly onChoose: (rowKey: string, seq: EventSeq) => void
  readonly onEscape: (() => void) | null
}

/** How far beyond the edges steps are drawn, in pixels. */
const overdraw = 240

/** Lanes and steps; only the steps in sight are drawn. The picture keeps the focus and names the step that the cursor stands on. */
export function SequencePicture({ sequence, cursor, selectedKey, isFollowing, onFollow, onChoose, onEscape }: SequencePictureProps) {
  const text = useText(sequenceText)
  const language = useLanguage()
  const scroller = useRef<HTMLDivElement>(null)
  const viewport = useViewport(scroller)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const look = useMemo((): SequenceLook => ({ language, availableWidth: viewport.width, measure: measureText }), [language, viewport.width])
  const layout = useMemo(() => layoutSequence(sequence, look), [sequence, look])
  const counts = useMemo(() => countSteps(sequence), [sequence])
  const active = useMemo(
    () => standingStep(sequence, counts, { cursor, rowKey: selectedKey, chosenId }),
    [sequence, counts, cursor, selectedKey, chosenId],
  )
  const start = sequence.blocks[0]?.rowKey ?? ''
  const tail = useStickToBottom(scroller, { isFollowing, onFollow, size: layout.height, start })
  const place = useBlockInPlace(scroller, sequence, layout, isFollowing)
  useInSight(scroller, active, sequence, layout, look)

  const choose = (index: number): void => {
    const place = stepAt(sequence, counts, index)
    const block = place === null ? undefined : sequence.blocks[place.block]
    if (place === null || block === undefined) return
    setChosenId(place.step.id)
    onChoose(block.rowKey, place.step.seq)
  }
  const onKeyDown = (pressed: KeyboardEvent): void => {
    if (pressed.nativeEvent.isComposing) return
    if (pressed.code === 'Escape') return onEscape?.()
    const target = targetOf(pressed.code, sequence, counts, active)
    if (target === null) return
    pressed.preventDefault()
    choose(target)
  }
  const onClick = (clicked: MouseEvent): void => {
    const step = clicked.target instanceof Element ? clicked.target.closest('[data-step]')?.getAttribute('data-step') : null
    if (step != null) choose(Number(step))
  }

  return (
    <div
      ref={scroller}
      className="seq-scroller"
      role="listbox"
      tabIndex={0}
      aria-label={text.picture}
      aria-activedescendant={active === null ? undefined : stepId(active.index)}
      onScroll={() => {
        tail.onScroll()
        place.onScroll()
      }}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <svg className="seq-heads" aria-hidden="true" width={layout.width} height={sequenceSizes.headHeight}>
        {layout.lanes.map(placed => (
          <g key={placed.lane.key}>
            <title>{laneName(placed.lane)[language]}</title>
            <Shapes shapes={drawLane(placed, look)} />
          </g>
        ))}
      </svg>
      <svg className="seq-body" role="presentation" width={layout.width} height={Math.max(1, layout.height)}>
        <Lifelines layout={layout} from={viewport.top - overdraw} to={viewport.top + viewport.height + 2 * overdraw} />
        <StepsInSight
          {...{ sequence, layout, look, counts, cursor }}
          active={active}
          from={viewport.top - overdraw}
          to={viewport.top + viewport.height + overdraw}
        />
      </svg>
    </div>
  )
}

function Lifelines({ layout, from, to }: { readonly layout: SequenceLayout; readonly from: number; readonly to: number }) {
  const [top, bottom] = [Math.max(0, from), Math.min(layout.height, to)]
  return layout.lanes.map(({ lane, x }) => <path key={lane.key} className="seq-life" d={`M${x} ${top}V${bottom}`} />)
}

interface StepsInSightProps {
  readonly sequence: Sequence
  readonly layout: SequenceLayout
  readonly look: SequenceLook
  readonly counts: readonly number[]
  readonly cursor: EventSeq | null
  readonly active: StepPlace | null
  readonly from: number
  readonly to: number
}

function StepsInSight({ sequence, layout, look, counts, cursor, active, from, to }: StepsInSightProps) {
  const text = useText(sequenceText)
  const names = useMemo(() => new Map(sequence.lanes.map(lane => [lane.key, laneName(lane)[look.language]])), [sequence, look.language])
  const first = blockAt(layout, from)
  const last = blockAt(layout, to)
  return sequence.blocks.slice(first, last + 1).flatMap((block, offset) => {
    const at = first + offset
    return drawBlock(block, layout.tops[at] ?? 0, layout, look).map((drawn, index) => {
      const place = (counts[at] ?? 0) + index
      return (
        <Step
          key={drawn.step.id}
          drawn={drawn}
          id={stepId(place)}
          index={place}
          count={counts.at(-1) ?? 0}
          width={layout.width}
          name={nameStep(drawn.step, names, look, text)}
          isActive={place === active?.index}
          isFuture={cursor !== null && drawn.step.seq > cursor}
        />
      )
    })
  })
}

const stepId = (index: number): string => `sequence-step-${index}`

/** A step as a sentence, for those who listen and as its tooltip. */
function nameStep(
  step: SequenceStep,
  names: ReadonlyMap<string, string>,
  { language }: SequenceLook,
  text: (typeof sequenceText)['en'],
): string {
  const label = step.label[language]
  switch (step.kind) {
    case 'arrow': {
      const [from, to] = [names.get(step.from) ?? '', names.get(step.to) ?? '']
      return step.hasArrived ? text.arrow(from, to, label) : text.stopped(from, to, label)
    }
    case 'mark':
      return text.mark(names.get(step.lane) ?? '', step.more === null ? label : `${label}. ${step.more[language]}`)
    case 'band':
      return label
  }
}

/** A step that was chosen here or elsewhere is brought into sight; rows that come in move nothing. */
function useInSight(
  scroller: { readonly current: HTMLElement | null },
  active: StepPlace | null,
  sequence: Sequence,
  layout: SequenceLayout,
  look: SequenceLook,
): void {
  const id = active?.step.id ?? null
  useEffect(() => {
    const [element, block] = [scroller.current, active === null ? undefined : sequence.blocks[active.block]]
    if (element === null || active === null || block === undefined) return
    const drawn = drawBlock(block, layout.tops[active.block] ?? 0, layout, look).find(({ step }) => step.id === id)
    if (drawn === undefined) return
    const sight = element.clientHeight - sequenceSizes.headHeight
    if (drawn.top < element.scrollTop) element.scrollTop = drawn.top - 12
    else if (drawn.top + drawn.height > element.scrollTop + sight) element.scrollTop = drawn.top + drawn.height - sight + 12
    const lefts = drawn.shapes.map(shape => (shape.kind === 'line' ? Math.min(shape.x1, shape.x2) : shape.x))
    const left = Math.min(...lefts)
    if (active.step.kind !== 'band' && (left < element.scrollLeft || left > element.scrollLeft + element.clientWidth - 160))
      element.scrollLeft = left - 40
    // eslint-disable-next-line react/exhaustive-deps -- only another step scrolls; rows that come in must not
  }, [id])
}
