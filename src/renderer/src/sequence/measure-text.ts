import type { TextFace } from '@shared/telling/sequence/fit-text.ts'

/** As `sequence.css` draws them. */
const fonts: { readonly [Face in TextFace]: string } = {
  mono: "400 12px 'JetBrains Mono', Pretendard, ui-monospace, monospace",
  label: '400 12px Pretendard, system-ui, sans-serif',
  strong: '600 11.5px Pretendard, system-ui, sans-serif',
}

const context = document.createElement('canvas').getContext('2d')
const known = new Map<string, number>()
const maxKnown = 20_000

/** Width in the fonts of the page, in pixels; remembered, for a picture asks for the same labels again and again. */
export function measureText(text: string, face: TextFace): number {
  const key = `${face} ${text}`
  const before = known.get(key)
  if (before !== undefined) return before
  if (context === null) return text.length * 7
  context.font = fonts[face]
  const width = context.measureText(text).width
  if (known.size >= maxKnown) known.clear()
  known.set(key, width)
  return width
}
