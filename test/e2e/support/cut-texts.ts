import type { Page } from '@playwright/test'

/** Texts that are clipped where nobody meant it: no scroller, no ellipsis with the whole text at hand. */
export async function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut: string[] = []
    const isVisible = (element: Element): boolean => {
      const style = getComputedStyle(element)
      const box = element.getBoundingClientRect()
      return style.visibility === 'visible' && style.display !== 'none' && box.width > 1 && box.height > 1 && style.clipPath === 'none'
    }
    const hasWhole = (element: Element): boolean => element.closest('[title], [aria-label]') !== null
    for (const element of document.querySelectorAll('body *')) {
      const own = [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
      if (own.length === 0 || !isVisible(element) || element.closest('.visually-hidden, webview, svg, option')) continue
      const style = getComputedStyle(element)
      if (Number.parseFloat(style.fontSize) < 11) cut.push(`under 11 px: ${element.textContent}`)
      if (
        /hidden|clip/.test(style.overflowX) &&
        element.scrollWidth > element.clientWidth + 1 &&
        !(style.textOverflow === 'ellipsis' && hasWhole(element))
      )
        cut.push(`cut: ${element.className} ${element.textContent}`)
      const range = document.createRange()
      range.selectNodeContents(element)
      const text = range.getBoundingClientRect()
      if (text.right > innerWidth + 1 && !hasScroller(element)) cut.push(`outside of the window: ${element.textContent}`)
    }
    function hasScroller(element: Element): boolean {
      for (let at: Element | null = element; at !== null; at = at.parentElement)
        if (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX)) return true
      return false
    }
    scrollTo(50, 50)
    if (scrollX > 0 || scrollY > 0) cut.push('the page itself scrolls')
    scrollTo(0, 0)
    return cut
  })
}
