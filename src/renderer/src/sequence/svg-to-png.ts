import type { SequencePicture } from '@shared/telling/sequence/sequence-svg.ts'

/** More than a canvas, or a viewer of the file, can take. */
export class TooLong extends Error {}
class DrawingFailed extends Error {}

/** Sharp on a projector; less when the picture is long. */
const wantedScale = 2
/** Chromium's canvases end at 16,384 pixels a side; the area bounds the memory: four bytes a pixel. */
const maxSide = 16_000
const maxArea = 60_000_000

/** How much larger than its measures a picture can be drawn, 1 to 2; null: not even at its own size. */
export function pngScale(width: number, height: number): number | null {
  const scale = Math.min(wantedScale, maxSide / width, maxSide / height, Math.sqrt(maxArea / (width * height)))
  return scale < 1 ? null : scale
}

/** The picture as base64 of a PNG. */
export async function pngOf({ svg, width, height }: SequencePicture): Promise<string> {
  const scale = pngScale(width, height)
  if (scale === null) throw new TooLong()
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode().catch(() => {
    throw new DrawingFailed()
  })
  const canvas = document.createElement('canvas')
  canvas.width = Math.floor(width * scale)
  canvas.height = Math.floor(height * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const [head = '', content = ''] = canvas.toDataURL('image/png').split(',', 2)
  if (head !== 'data:image/png;base64') throw new DrawingFailed()
  return content
}
