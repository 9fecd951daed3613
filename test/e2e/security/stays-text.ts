import { expect } from '@playwright/test'
import { visibleText } from '../../../src/shared/web/visible-text.ts'
import type { RunningApp } from '../support/running-app.ts'

/* What every hostile text is held to, whatever brought it: it is text on our page, and nothing else. */

/** Begins to listen for what must not happen. */
export async function watchPage(running: RunningApp): Promise<{ readonly dialogs: string[]; readonly errors: string[] }> {
  const seen = { dialogs: [] as string[], errors: [] as string[] }
  running.page.on('dialog', dialog => {
    seen.dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  running.page.on('pageerror', error => seen.errors.push(String(error.stack ?? error)))
  await running.page.evaluate(() => {
    const violations: string[] = []
    Reflect.set(window, 'violations', violations)
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      violations.push(`${effectiveDirective} ${blockedURI}`),
    )
  })
  return seen
}

/** Nothing ran, nothing was made of markup, nothing was asked for, and the page is where it was. */
export async function nothingButText(running: RunningApp): Promise<void> {
  const page = await running.page.evaluate(() => ({
    ran: Reflect.get(window, 'ran') as unknown,
    polluted: Reflect.get(Object.prototype, 'ran') as unknown,
    violations: Reflect.get(window, 'violations') as unknown,
    title: document.title,
    base: document.baseURI,
    elements: [
      ...document.querySelectorAll(
        'script, iframe, object, embed, base, meta[http-equiv], marquee, math, video, template, x, details[ontoggle], [onerror], [onload], [onclick], [onfocus], [onmouseover]',
      ),
    ].map(element => element.outerHTML.slice(0, 80)),
    addresses: [...document.querySelectorAll('a[href], img[src], form[action], link[href]')].map(
      element => element.getAttribute('href') ?? element.getAttribute('src') ?? '',
    ),
  }))
  expect(await hiddenCharacters(running), 'what does not show, or turns text around, stands nowhere as it is').toEqual([])
  expect(page).toMatchObject({ ran: undefined, polluted: undefined, violations: [], title: 'Crumbtrail', base: 'app://ui/' })
  // Ours: the one script, and the empty templates in which the component library keeps its collections.
  expect(
    page.elements.filter(markup => !/^(?:<script type="module" crossorigin="" src="\.\/assets\/|<template><\/template>$)/.test(markup)),
  ).toEqual([])
  const told = await running.page.locator('#root').innerText()
  expect(/\[object |native code|undefined/.exec(told)?.[0], 'a name that every object has is no word of ours').toBeUndefined()
  expect(page.addresses.filter(address => !/^(?:\.\/|data:image\/|#|$)/.test(address))).toEqual([])
}

/** Texts and names of the page with a control, format or separator character in them; a line feed may break a line. */
function hiddenCharacters(running: RunningApp): Promise<string[]> {
  return running.page.evaluate(() => {
    const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u
    const found: string[] = []
    const look = (where: Element, text: string | null): void => {
      if (text !== null && hidden.test(text.replaceAll('\n', '')))
        found.push(`${where.className || where.tagName}: ${JSON.stringify(text).slice(0, 120)}`)
    }
    for (const element of document.querySelectorAll('body, body *')) {
      // A mirror under the field, glyph for glyph, that bears the underlines: typed by the learner, and hidden from whoever reads by ear.
      if (element.matches('script, style') || element.closest('.linted-under[aria-hidden="true"]') !== null) continue
      for (const node of element.childNodes)
        if (node.nodeType === Node.TEXT_NODE && !element.matches('textarea')) look(element, node.nodeValue)
      for (const name of ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'alt', 'placeholder'])
        look(element, element.getAttribute(name))
    }
    return [...new Set(found)]
  })
}

/** As the page shows it: itself, with what would not show written as escapes. Each must be the whole text of some element. */
export async function missing(running: RunningApp, texts: readonly string[]): Promise<string[]> {
  const wanted = texts.map(visibleText)
  return running.page.evaluate(list => {
    const shown = new Set([...document.querySelectorAll('#root *')].map(element => element.textContent ?? ''))
    return list.filter(text => !shown.has(text)).map(text => text.slice(0, 100))
  }, wanted)
}
