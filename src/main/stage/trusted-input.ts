import type { WebContents } from 'electron'
import type { StepPlace, StepProblem } from '@shared/problem/step-problem.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'

/** A world of our own beside the page's scripts: they can neither see nor change what we ask there. */
const probeWorld = 1999

/** So long may a page say no to a text before it is believed. */
const takenMs = 2_000
/** So long may a page on a slow machine take for a click. What is done next would come before what the click sets off. */
const handTakenMs = 15_000
/** So long may a tab take to know that it is in front. */
const shownMs = 500
/** So often a page has to say no, in no less than `takenMs`: on a slow machine its responses are as slow as everything else. */
const leastResponses = 100

interface Place {
  readonly x: number
  readonly y: number
  readonly problem: 'none' | 'no-selector' | 'absent' | 'several' | 'hidden' | 'covered'
  readonly coveredBy: string | null
}

/**
 * Until a tab that was brought to the front knows that it is shown: a hand that comes before meets nothing. A page that is still loading, as one
 * whose browser asks for a password, does not respond, and a window that is minimized shows nothing: neither is waited for any longer.
 */
export async function whenShown(contents: WebContents): Promise<void> {
  await Promise.race([comesTrue(contents, `document.visibilityState === 'visible'`).catch(() => true), pause(shownMs)])
}

/** Clicks in the middle of the one visible element that matches, as a hand on a mouse would: the page sees trusted events. */
export async function clickElement(contents: WebContents, selector: string, where: StepPlace): Promise<void> {
  const { x, y } = await placeOf(contents, selector, where)
  await probe(contents, expectHand)
  contents.focus()
  contents.sendInputEvent({ type: 'mouseMove', x, y })
  contents.sendInputEvent({ type: 'mouseDown', x, y, button: 'left', clickCount: 1 })
  contents.sendInputEvent({ type: 'mouseUp', x, y, button: 'left', clickCount: 1 })
  // A busy page takes the click late. Whatever is done next, a navigation above all, would come before what the click sets off.
  await takesHand(contents)
  await pause(30)
}

const expectHand = `globalThis.isHandOut = true; addEventListener('pointerup', () => { isHandOut = false }, { capture: true, once: true })`
/** A page that came meanwhile knows of no hand. */
const handTaken = `globalThis.isHandOut !== true`

/**
 * Until the page has taken the hand, and has begun what follows from it. A page that is left never responds, not even with an error: the
 * arrival of another page ends the wait.
 */
async function takesHand(contents: WebContents): Promise<void> {
  let leave = (): void => undefined
  const left = new Promise<void>(resolve => (leave = resolve))
  contents.once('did-navigate', leave)
  contents.once('destroyed', leave)
  try {
    await Promise.race([left, hasTakenHand(contents).catch(() => undefined), pause(handTakenMs)])
  } finally {
    contents.removeListener('did-navigate', leave)
    contents.removeListener('destroyed', leave)
  }
}

/** A form is sent in a task of its own after the click: the page has done that, too, when it has responded twice more. */
async function hasTakenHand(contents: WebContents): Promise<void> {
  await comesTrue(contents, handTaken, handTakenMs)
  for (let turn = 0; turn < 2; turn++) await probe(contents, 'true')
}

/** Empties the field and types into it. */
export async function fillField(contents: WebContents, selector: string, text: string, where: StepPlace): Promise<void> {
  const field = `document.querySelector(${JSON.stringify(selector)})`
  const refused = notPossible({ kind: 'step-field-refused', selector, place: where })
  await clickElement(contents, selector, where)
  if (!(await comesTrue(contents, `document.activeElement === ${field}`))) throw refused
  contents.selectAll()
  await pause(20)
  contents.delete()
  if (text !== '') await contents.insertText(text)
  if (!(await comesTrue(contents, `${field}?.value === ${JSON.stringify(text)}`))) throw refused
}

const notPossible = (problem: StepProblem): ExpectedFailure => new ExpectedFailure('not-possible', problem)

/** The page's visible text. */
export async function visibleText(contents: WebContents): Promise<string> {
  return await probe<string>(contents, `document.body ? document.body.innerText : ''`)
}

async function placeOf(contents: WebContents, selector: string, where: StepPlace): Promise<{ x: number; y: number }> {
  const place = await probe<Place>(contents, placeScript(selector))
  // The page measures in CSS pixels, which grow with text zoom; input is given in pixels that do not.
  const zoom = contents.getZoomFactor()
  switch (place.problem) {
    case 'none':
      return { x: Math.round(place.x * zoom), y: Math.round(place.y * zoom) }
    case 'no-selector':
      throw notPossible({ kind: 'step-selector-bad', selector, place: where })
    case 'absent':
      throw notPossible({ kind: 'step-element-absent', selector, place: where })
    case 'several':
      throw notPossible({ kind: 'step-elements-several', selector, place: where })
    case 'hidden':
      throw notPossible({ kind: 'step-element-hidden', selector, place: where })
    case 'covered':
      throw notPossible({ kind: 'step-element-covered', selector, place: where, by: place.coveredBy })
  }
}

const placeScript = (selector: string): string => `(() => {
  let found
  try { found = [...document.querySelectorAll(${JSON.stringify(selector)})] }
  catch { return { x: 0, y: 0, problem: 'no-selector', coveredBy: null } }
  const element = found[0]
  if (!element) return { x: 0, y: 0, problem: 'absent', coveredBy: null }
  if (found.length > 1) return { x: 0, y: 0, problem: 'several', coveredBy: null }
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
  const box = element.getBoundingClientRect()
  const x = box.left + box.width / 2, y = box.top + box.height / 2
  if (box.width === 0 || box.height === 0 || getComputedStyle(element).visibility !== 'visible') return { x, y, problem: 'hidden', coveredBy: null }
  const hit = document.elementFromPoint(x, y)
  const isReached = hit !== null && (element.contains(hit) || hit.contains(element) || [...(element.labels ?? [])].some(label => label.contains(hit)))
  return { x, y, problem: isReached ? 'none' : 'covered', coveredBy: hit ? hit.tagName.toLowerCase() : null }
})()`

async function probe<Answer>(contents: WebContents, code: string): Promise<Answer> {
  return (await contents.executeJavaScriptInIsolatedWorld(probeWorld, [{ code }])) as Answer
}

/** Asks the page until it says yes; false when it has said no for that long and a hundred times. */
async function comesTrue(contents: WebContents, code: string, patienceMs = takenMs): Promise<boolean> {
  const until = Date.now() + patienceMs
  for (let responses = 1; !(await probe<boolean>(contents, code)); responses++) {
    if (Date.now() > until && responses >= leastResponses) return false
    await pause(20)
  }
  return true
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
