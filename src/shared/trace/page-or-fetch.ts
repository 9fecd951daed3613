import type { BrowserSide } from './exchange.ts'

/** A script asked for it with `fetch` or XMLHttpRequest. `resource`: Chromium's resource type. */
export const isFetch = (resource: string | undefined): boolean => resource === 'Fetch' || resource === 'XHR'

/** It opens a page in a tab, or a script of a page asked for it: what a person means by "a request", unlike images, styles and frames. */
export const isPageOrFetch = ({ isTopLevelNavigation, resource }: Pick<BrowserSide, 'isTopLevelNavigation' | 'resource'>): boolean =>
  isTopLevelNavigation || isFetch(resource)
