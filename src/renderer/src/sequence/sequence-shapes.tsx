import type { DrawnStep, SequenceShape } from '@shared/telling/sequence/draw-sequence.ts'

/** Shapes in the colours of the theme. */
export function Shapes({ shapes }: { readonly shapes: readonly SequenceShape[] }) {
  return shapes.map((shape, index) => <Shape key={index} shape={shape} />)
}

function Shape({ shape }: { readonly shape: SequenceShape }) {
  switch (shape.kind) {
    case 'box':
      return <rect className="seq-box" data-tone={shape.tone} x={shape.x} y={shape.y} width={shape.width} height={shape.height} rx={6} />
    case 'line':
      return <Line shape={shape} />
    case 'text':
      return (
        <text className="seq-text" data-tone={shape.tone} data-face={shape.face} x={shape.x} y={shape.y} textAnchor={shape.anchor}>
          {shape.text}
        </text>
      )
  }
}

function Line({ shape: { x1, x2, y, tone, head } }: { readonly shape: Extract<SequenceShape, { readonly kind: 'line' }> }) {
  const back = x1 < x2 ? -10 : 10
  return (
    <>
      <path className="seq-line" data-tone={tone} d={`M${x1} ${y}H${x2}`} />
      {head === 'arrow' ? (
        <path className="seq-head" data-tone={tone} d={`M${x2} ${y}l${back} -5v10z`} />
      ) : (
        <path className="seq-line" data-tone={tone} d={`M${x2 - 5} ${y - 5}l10 10m0 -10l-10 10`} />
      )}
    </>
  )
}

interface StepProps {
  readonly drawn: DrawnStep
  readonly id: string
  readonly index: number
  readonly count: number
  readonly width: number
  readonly name: string
  readonly isActive: boolean
  readonly isFuture: boolean
}

/** One step: a thing to point at, to hear and to choose. */
export function Step({ drawn, id, index, count, width, name, isActive, isFuture }: StepProps) {
  const { top, height, shapes } = drawn
  return (
    <g
      id={id}
      role="option"
      data-step={index}
      aria-label={name}
      aria-selected={isActive}
      aria-posinset={index + 1}
      aria-setsize={count}
      className="seq-step"
      data-future={isFuture ? '' : undefined}
    >
      <title>{name}</title>
      <rect className="seq-ground" x={2} y={top} width={width - 4} height={height} rx={4} />
      <Shapes shapes={shapes} />
    </g>
  )
}
