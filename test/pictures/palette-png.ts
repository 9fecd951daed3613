import { crc32, deflateSync } from 'node:zlib'

/**
 * A picture of a user interface as a PNG of at most 256 colours, about a third of the size: it has few colours of its own, and the many
 * between them, on the edges of letters, are hardly missed. The most frequent ones stay as they are, the others become their nearest.
 * @param bgra four octets a pixel, as Electron's `NativeImage.toBitmap` gives them; alpha is left out
 */
export function palettePng(width: number, height: number, bgra: Uint8Array): Buffer {
  const colours = coloursOf(bgra)
  const palette = mostFrequent(colours, 256)
  const indexOf = nearestIn(palette)
  const rows = Buffer.alloc((width + 1) * height) // each row begins with its filter: none
  for (let pixel = 0; pixel < colours.length; pixel += 1) rows[pixel + Math.floor(pixel / width) + 1] = indexOf(colours[pixel] ?? 0)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8) // eight bits a pixel, by palette
  const entries = Buffer.from(palette.flatMap(colour => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', entries),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** One number a pixel, 0xrrggbb. */
function coloursOf(bgra: Uint8Array): Uint32Array {
  return Uint32Array.from({ length: bgra.length / 4 }, (_, pixel) => {
    const [blue = 0, green = 0, red = 0] = bgra.subarray(pixel * 4, pixel * 4 + 3)
    return (red << 16) | (green << 8) | blue
  })
}

/** Of colours that one could take for one another, only the most frequent one; few pixels of a colour of its own still keep it. */
function mostFrequent(colours: Uint32Array, count: number): readonly number[] {
  const counts = new Map<number, number>()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const byCount = [...counts].toSorted(([, a], [, b]) => b - a).map(([colour]) => colour)
  const chosen: number[] = []
  for (const colour of byCount) if (chosen.length < count && chosen.every(other => distance(colour, other) >= alike)) chosen.push(colour)
  return chosen
}
/** Squared distance below which two colours look the same side by side. */
const alike = 40

function distance(a: number, b: number): number {
  const squared = (value: number): number => value * value
  return squared((a >> 16) - (b >> 16)) + squared(((a >> 8) & 255) - ((b >> 8) & 255)) + squared((a & 255) - (b & 255))
}

function nearestIn(palette: readonly number[]): (colour: number) => number {
  const known = new Map(palette.map((colour, index) => [colour, index]))
  return colour => {
    const found = known.get(colour)
    if (found !== undefined) return found
    let best = 0
    for (let index = 1; index < palette.length; index += 1)
      if (distance(colour, palette[index] ?? 0) < distance(colour, palette[best] ?? 0)) best = index
    known.set(colour, best)
    return best
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  framed.set(body, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
