import { sequenceColours, sequenceFaces } from './sequence-colours.ts'
import { drawBlock, drawLane, type SequenceShape } from './draw-sequence.ts'
import { layoutSequence, sequenceSizes, type SequenceLook } from './layout-sequence.ts'
import type { Sequence } from './sequence.ts'

export interface SequencePicture {
  readonly svg: string
  readonly width: number
  readonly height: number
}

/**
 * The whole picture as one file that needs no other: colours of the light theme, no script, no style sheet, no link. Each text is held to
 * its measured width, so that it keeps its place where the fonts are others.
 */
export function sequenceSvg(sequence: Sequence, title: string, look: SequenceLook): SequencePicture {
  const layout = layoutSequence(sequence, look)
  const { headHeight } = sequenceSizes
  const [width, height] = [layout.width, headHeight + layout.height + headHeight / 4]
  const lines = layout.lanes.map(
    ({ x }) => `<path d="M${round(x)} ${headHeight - 8}V${round(height)}" stroke="#b4bcc8" stroke-dasharray="3 4" fill="none"/>`,
  )
  const heads = layout.lanes.flatMap(lane => drawLane(lane, look)).map(shape => svgShape(shape, 0))
  const blocks = sequence.blocks.flatMap((block, index) =>
    drawBlock(block, layout.tops[index] ?? 0, layout, look).map(
      ({ step, shapes }) =>
        `<g><title>${xmlText(step.label[look.language])}</title>${shapes.map(shape => svgShape(shape, headHeight)).join('')}</g>`,
    ),
  )
  const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}" role="img">`
  const ground = `<rect width="100%" height="100%" fill="#fff"/>`
  return {
    svg: [open, `<title>${xmlText(title)}</title>`, ground, ...lines, ...heads, ...blocks, '</svg>', ''].join('\n'),
    width,
    height,
  }
}

function svgShape(shape: SequenceShape, down: number): string {
  const { ink, ground } = sequenceColours[shape.tone]
  switch (shape.kind) {
    case 'box': {
      const { x, y, width, height } = shape
      return `<rect x="${round(x)}" y="${round(y + down)}" width="${round(width)}" height="${round(height)}" rx="6" fill="${ground}"/>`
    }
    case 'line':
      return svgLine(shape, down, ink)
    case 'text': {
      const { family, size, weight } = sequenceFaces[shape.face]
      const held = shape.width > 0 ? ` textLength="${round(shape.width)}" lengthAdjust="spacingAndGlyphs"` : ''
      const anchor = shape.anchor === 'middle' ? ' text-anchor="middle"' : ''
      const font = `font-family="${family}" font-size="${size}" font-weight="${weight}"`
      return `<text x="${round(shape.x)}" y="${round(shape.y + down)}" fill="${ink}" ${font}${anchor}${held}>${xmlText(shape.text)}</text>`
    }
  }
}

function svgLine({ x1, x2, y, head }: Extract<SequenceShape, { readonly kind: 'line' }>, down: number, ink: string): string {
  return `<path d="M${round(x1)} ${round(y + down)}H${round(x2)}" stroke="${ink}" stroke-width="1.5" fill="none"/>${svgHead(head, x1 < x2, round(x2), round(y + down), ink)}`
}

function svgHead(head: 'arrow' | 'stop', isRightward: boolean, x: number, y: number, ink: string): string {
  if (head === 'stop') return `<path d="M${x - 5} ${y - 5}l10 10m0 -10l-10 10" stroke="${ink}" stroke-width="1.5" fill="none"/>`
  const back = isRightward ? -10 : 10
  return `<path d="M${x} ${y}l${back} -5v10z" fill="${ink}"/>`
}

const round = (value: number): number => Math.round(value * 10) / 10

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
/** What XML 1.0 cannot hold, even escaped (§2.2), becomes a replacement character. */
export function xmlText(text: string): string {
  const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '\ufffd')
  return clean.replace(/[&<>"']/g, character => entities[character] ?? '')
}
