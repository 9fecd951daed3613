import type { WebContents } from 'electron'

/** A world of our own beside the page's scripts: they can neither see nor change what we ask there. */
const probeWorld = 1999

interface Place {
  readonly x: number
  readonly y: number
  readonly problem: 'none' | 'absent' | 'several' | 'hidden' | 'covered'
  readonly coveredBy: string
}

/** Clicks in the middle of the one visible element that matches, as a hand on a mouse would: the page sees trusted events. */
export async function clickElement(contents: WebContents, selector: string, where: string): Promise<void> {
  const { x, y } = await placeOf(contents, selector, where)
  contents.focus()
  contents.sendInputEvent({ type: 'mouseMove', x, y })
  contents.sendInputEvent({ type: 'mouseDown', x, y, button: 'left', clickCount: 1 })
  contents.sendInputEvent({ type: 'mouseUp', x, y, button: 'left', clickCount: 1 })
  await pause(30)
}

/** Empties the field and types into it. */
export async function fillField(contents: WebContents, selector: string, text: string, where: string): Promise<void> {
  await clickElement(contents, selector, where)
  contents.selectAll()
  await pause(20)
  contents.delete()
  if (text !== '') await contents.insertText(text)
  const found = await probe<string | null>(contents, `document.querySelector(${JSON.stringify(selector)})?.value ?? null`)
  if (found !== text) throw new Error(`The field ${selector} in ${where} did not take the text. Is it a text field that can be edited?`)
}

/** The page's visible text. */
export async function visibleText(contents: WebContents): Promise<string> {
  return await probe<string>(contents, `document.body ? document.body.innerText : ''`)
}

async function placeOf(contents: WebContents, selector: string, where: string): Promise<{ x: number; y: number }> {
  const place = await probe<Place>(contents, placeScript(selector))
  // The page measures in CSS pixels, which grow with text zoom; input is given in pixels that do not.
  const zoom = contents.getZoomFactor()
  switch (place.problem) {
    case 'none':
      return { x: Math.round(place.x * zoom), y: Math.round(place.y * zoom) }
    case 'absent':
      throw new Error(`No element matches ${selector} in ${where}. Check the selector, and that the page before it is the expected one.`)
    case 'several':
      throw new Error(`Several elements match ${selector} in ${where}. Make the selector fit one only.`)
    case 'hidden':
      throw new Error(`The element ${selector} in ${where} is not visible, so nobody could click it.`)
    case 'covered':
      throw new Error(`The element ${selector} in ${where} is covered by ${place.coveredBy}, so a click would not reach it.`)
  }
}

const placeScript = (selector: string): string => `(() => {
  const found = [...document.querySelectorAll(${JSON.stringify(selector)})]
  const element = found[0]
  if (!element) return { x: 0, y: 0, problem: 'absent', coveredBy: '' }
  if (found.length > 1) return { x: 0, y: 0, problem: 'several', coveredBy: '' }
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
  const box = element.getBoundingClientRect()
  const x = box.left + box.width / 2, y = box.top + box.height / 2
  if (box.width === 0 || box.height === 0 || getComputedStyle(element).visibility !== 'visible') return { x, y, problem: 'hidden', coveredBy: '' }
  const hit = document.elementFromPoint(x, y)
  const isReached = hit !== null && (element.contains(hit) || hit.contains(element) || [...(element.labels ?? [])].some(label => label.contains(hit)))
  return { x, y, problem: isReached ? 'none' : 'covered', coveredBy: hit ? hit.tagName.toLowerCase() : 'nothing (outside of the view)' }
})()`

async function probe<Answer>(contents: WebContents, code: string): Promise<Answer> {
  return (await contents.executeJavaScriptInIsolatedWorld(probeWorld, [{ code }])) as Answer
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
