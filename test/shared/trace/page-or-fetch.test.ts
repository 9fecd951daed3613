import { expect, it } from 'vitest'
import { isFetch, isPageOrFetch } from '@shared/trace/page-or-fetch.ts'

it.each([
  ['a page in a tab', true, 'Document', true],
  ['a frame', false, 'Document', false],
  ['fetch', false, 'Fetch', true],
  ['XMLHttpRequest', false, 'XHR', true],
  ['a preflight', false, 'Preflight', false],
  ['an image', false, 'Image', false],
])('%s', (_what, isTopLevelNavigation, resource, expected) => {
  expect(isPageOrFetch({ isTopLevelNavigation, resource })).toBe(expected)
  expect(isFetch(resource)).toBe(expected && !isTopLevelNavigation)
})
