/* What runs inside a page: self-contained functions, for they are sent there as text. */

export interface FrameWish {
  readonly forMs: number
  /** What scrolls, up and down; null: nothing does. */
  readonly scroller: string | null
  readonly pxPerFrame: number
}

/** The times between frames, in ms. */
export function frameTimes({ forMs, scroller, pxPerFrame }: FrameWish): Promise<number[]> {
  const element = scroller === null ? null : document.querySelector(scroller)
  return new Promise(resolve => {
    const deltas: number[] = []
    let begun: number | null = null
    let last = 0
    let step = -pxPerFrame
    const frame = (now: number): void => {
      if (begun === null) begun = now
      else deltas.push(now - last)
      last = now
      if (element !== null) {
        element.scrollTop += step
        if (element.scrollTop <= 0) step = pxPerFrame
        else if (element.scrollTop + element.clientHeight >= element.scrollHeight - 200) step = -pxPerFrame
      }
      if (now - begun >= forMs) resolve(deltas)
      else requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
}

/** Moves the cursor here and there; for each jump the time until the frame with the world of that event was handed to the screen, in ms. */
export async function jumpTimes(jumps: number): Promise<number[]> {
  const range = document.querySelector<HTMLInputElement>('input.scrubber-range')
  if (range === null) throw new Error('the page has no scrubber')
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  const painted = (): Promise<void> =>
    new Promise(resolve => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve()
        port2.postMessage(null)
      })
    })
  const [first, last] = [Number(range.min), Number(range.max)]
  const times: number[] = []
  let random = 7
  for (let index = 0; index < jumps; index += 1) {
    random = (random * 16807) % 2147483647
    const target = first + (random % (last - first))
    await new Promise(resolve => setTimeout(resolve, 120))
    await painted()
    const begun = performance.now()
    setValue?.call(range, String(target))
    range.dispatchEvent(new Event('input', { bubbles: true }))
    await painted()
    times.push(performance.now() - begun)
    if (range.value !== String(target)) throw new Error(`the cursor stands on ${range.value}, not on ${target}`)
  }
  return times
}

/**
 * Waits until the page shows rows and holds everything from `firstSeq` (null: from anywhere) to `lastSeq`; ms since its navigation began,
 * when that was handed to the screen and the page could answer again.
 */
export function heldAt({ firstSeq, lastSeq }: { readonly firstSeq: number | null; readonly lastSeq: number }): Promise<number> {
  return new Promise(resolve => {
    const look = (): void => {
      const range = document.querySelector<HTMLInputElement>('input.scrubber-range')
      const isFromThere = firstSeq === null || Number(range?.min ?? Number.POSITIVE_INFINITY) <= firstSeq
      const isThere = isFromThere && Number(range?.max ?? 0) >= lastSeq && document.querySelector('.timeline-row') !== null
      if (!isThere) return void requestAnimationFrame(look)
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
    }
    look()
  })
}

/** A page with as many rows in sight as the timeline has, and nothing else: what this machine can do at all. */
export function barePage(): void {
  document.body.innerHTML = '<div class="bare" style="position:fixed;left:0;top:0;width:420px;height:600px;overflow:auto"></div>'
  const list = document.querySelector('.bare')
  for (let index = 0; index < 2000; index += 1) {
    const row = document.createElement('div')
    row.style.cssText = 'height:46px;border-bottom:1px solid #ddd;font:13px sans-serif'
    row.textContent = `GET shop.test/session/me?item=${index} 200`
    list?.append(row)
  }
  if (list !== null) list.scrollTop = 40_000
}
