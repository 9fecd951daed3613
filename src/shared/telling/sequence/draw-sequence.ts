import { assertNever } from '../../assert-never.ts'
import type { Bilingual } from '../../language.ts'
import { profileWords } from '../../words/event-words.ts'
import { fitText, type FittedText, type TextFace } from './fit-text.ts'
import {
  bandLines,
  sequenceSizes,
  stepHeight,
  widthInSight,
  type PlacedLane,
  type SequenceLayout,
  type SequenceLook,
} from './layout-sequence.ts'
import { markSigns, markTones, type SequenceTone } from './mark-look.ts'
import type { ArrowStep, BandStep, BandTone, MarkStep, SequenceBlock, SequenceLane, SequenceStep, StoreName } from './sequence.ts'

/* From places to shapes. The page and the exported picture draw the very same ones, each with its own colours. */

export type SequenceShape =
  | {
      readonly kind: 'line'
      readonly x1: number
      readonly x2: number
      readonly y: number
      readonly tone: SequenceTone
      /** What stands at `x2`; `stop`: it went no further. */
      readonly head: 'arrow' | 'stop'
    }
  | {
      readonly kind: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly tone: SequenceTone
    }
  | {
      readonly kind: 'text'
      readonly x: number
      /** The base line. */
      readonly y: number
      readonly text: string
      readonly width: number
      readonly face: TextFace
      readonly tone: SequenceTone
      readonly anchor: 'start' | 'middle'
    }

export interface DrawnStep {
  readonly step: SequenceStep
  readonly top: number
  readonly height: number
  readonly shapes: readonly SequenceShape[]
  /** The label did not fit and is shortened. */
  readonly isCut: boolean
}

type Drawn = Pick<DrawnStep, 'shapes' | 'isCut'>

/** The steps of one block; `top` is where it begins. */
export function drawBlock(block: SequenceBlock, top: number, layout: SequenceLayout, look: SequenceLook): readonly DrawnStep[] {
  let y = top
  return block.steps.map(step => {
    const height = stepHeight(step, layout.width, look)
    const drawn = { step, top: y, height, ...drawStep(step, y, layout, look) }
    y += height
    return drawn
  })
}

function drawStep(step: SequenceStep, top: number, layout: SequenceLayout, look: SequenceLook): Drawn {
  switch (step.kind) {
    case 'arrow':
      return drawArrow(step, top, layout, look)
    case 'mark':
      return drawMark(step, top, layout, look)
    case 'band':
      return drawBand(step, top, layout, look)
    default:
      return assertNever(step)
  }
}

const labelInset = 12
/** From the edge of the picture to a label that needs all of the room. */
const labelEdge = 4
/** How much of the way something gets that never leaves the browser. */
const stoppedShare = 0.45

function drawArrow(step: ArrowStep, top: number, layout: SequenceLayout, look: SequenceLook): Drawn {
  const [from, to] = [layout.laneX.get(step.from) ?? 0, layout.laneX.get(step.to) ?? 0]
  const tone = step.isBad ? 'bad' : 'ink'
  const { x, fitted } = placeLabel(step.label[look.language], [Math.min(from, to), Math.max(from, to)], layout, look)
  const head = step.hasArrived ? 'arrow' : 'stop'
  const x2 = step.hasArrived ? to : from + (to - from) * stoppedShare
  const y = top + 29
  return {
    isCut: fitted.isCut,
    shapes: [{ kind: 'line', x1: from, x2, y, tone, head }, textAt(x, y - 8, fitted, 'mono', tone)],
  }
}

/**
 * A label begins at its arrow's left lane and may reach over the lanes beyond, where nothing else stands beside this arrow; one that would
 * leave what is in sight begins further left. Cut is only what is wider than all of that.
 */
function placeLabel(
  label: string,
  [left, right]: readonly [number, number],
  { width }: SequenceLayout,
  look: SequenceLook,
): { readonly x: number; readonly fitted: FittedText } {
  const inSight = widthInSight(width, look)
  const end = (right <= inSight ? inSight : width) - labelEdge
  // Where the picture is wider than what is in sight, a label takes no more than that: it can then be scrolled into sight whole.
  const fitted = fitText(label, inSight - 2 * labelEdge, 'mono', look.measure)
  return { x: Math.max(labelEdge, Math.min(left + labelInset, end - fitted.width)), fitted }
}

const chip = { height: 20, padding: 8, maxWidth: 420, gap: 10, minRoom: 180 } as const

function drawMark(step: MarkStep, top: number, layout: SequenceLayout, { language, measure }: SequenceLook): Drawn {
  const lane = layout.laneX.get(step.lane) ?? 0
  const room = layout.width - lane - chip.gap - 4
  const isRight = room >= chip.minRoom || room >= lane
  const most = Math.min(chip.maxWidth, isRight ? room : lane - chip.gap - 4)
  const fitted = fitText(`${markSigns[step.mark]} ${step.label[language]}`, most - 2 * chip.padding, 'strong', measure)
  const width = fitted.width + 2 * chip.padding
  const x = isRight ? lane + chip.gap : lane - chip.gap - width
  const tone = markTones[step.mark]
  return {
    isCut: fitted.isCut,
    shapes: [{ kind: 'box', x, y: top + 3, width, height: chip.height, tone }, textAt(x + chip.padding, top + 17, fitted, 'strong', tone)],
  }
}

const bandTones: { readonly [Tone in BandTone]: SequenceTone } = { plain: 'quiet', clock: 'hold', end: 'bad', lesson: 'store' }

function drawBand(step: BandStep, top: number, { width }: SequenceLayout, look: SequenceLook): Drawn {
  const { bandInset, bandMargin, bandPadding, bandLine } = sequenceSizes
  const lines = bandLines(step, width, look)
  const tone = bandTones[step.tone]
  const box = { x: bandInset, y: top + bandMargin, width: width - 2 * bandInset, height: lines.length * bandLine + 2 * bandPadding }
  const texts = lines.map((line, index) =>
    textAt(widthInSight(width, look) / 2, box.y + bandPadding + 13 + index * bandLine, line, 'label', tone, 'middle'),
  )
  return { isCut: lines.some(line => line.isCut), shapes: [{ kind: 'box', ...box, tone }, ...texts] }
}

/** The box with a lane's name, over its line. */
export function drawLane({ lane, x }: PlacedLane, { language, measure }: SequenceLook): readonly SequenceShape[] {
  const { laneBox, headHeight } = sequenceSizes
  const [left, top] = [x - laneBox.width / 2, (headHeight - laneBox.height) / 2]
  const tone: SequenceTone = lane.kind === 'tab' ? laneTone(lane.letter) : 'lane'
  const fitted = fitText(laneName(lane)[language], laneBox.width - 16, 'strong', measure)
  return [{ kind: 'box', x: left, y: top, ...laneBox, tone }, textAt(x, top + 20, fitted, 'strong', tone, 'middle')]
}

const laneColours = 6
/** A, B, … Z, AA: the colour that the letter has everywhere in the app. */
function laneTone(letter: string): SequenceTone {
  let index = 0
  for (const character of letter) index = index * 26 + (character.charCodeAt(0) - 64)
  return `lane-${((((index - 1) % laneColours) + laneColours) % laneColours) as 0 | 1 | 2 | 3 | 4 | 5}`
}

const storeWords: { readonly [Store in StoreName]: Bilingual } = {
  users: { en: 'users', ko: '사용자' },
  sessions: { en: 'sessions', ko: '세션' },
  refresh: { en: 'refresh tokens', ko: '리프레시 토큰' },
  denylist: { en: 'denylist', ko: '거부 목록' },
  keys: { en: 'keys', ko: '서명 키' },
  orders: { en: 'orders', ko: '주문' },
}

export function laneName(lane: SequenceLane): Bilingual {
  switch (lane.kind) {
    case 'tab': {
      const profile = lane.profile === null ? null : profileWords[lane.profile]
      return { en: `${lane.letter} ${profile?.en ?? ''}`.trim(), ko: `${lane.letter} ${profile?.ko ?? ''}`.trim() }
    }
    case 'browser':
      return lane.profile === null ? { en: 'browser', ko: '브라우저' } : profileWords[lane.profile]
    case 'host':
      return { en: lane.host, ko: lane.host }
    case 'store':
      return storeWords[lane.store]
    default:
      return assertNever(lane)
  }
}

function textAt(
  x: number,
  y: number,
  { text, width }: FittedText,
  face: TextFace,
  tone: SequenceTone,
  anchor: 'start' | 'middle' = 'start',
): SequenceShape {
  return { kind: 'text', x, y, text, width, face, tone, anchor }
}
