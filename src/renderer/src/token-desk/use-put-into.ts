import { withTokenReplaced, type TokenPlace } from '@shared/token-desk/token-places.ts'
import { originOf } from '@shared/web/site.ts'
import { cookieAccess } from '@shared/trace/tab-access.ts'
import type { WorldTab } from '@shared/trace/world.ts'
import { call } from '../base/bridge.ts'
import { openTabs } from '@shared/trace/open-tabs.ts'
import { inspectorText } from '../i18n/inspector-text.ts'
import { useFailureText } from '../i18n/use-failure-text.ts'
import { useText } from '../i18n/use-text.ts'
import { cookieDraft, cookieForm } from '../cookie-form/cookie-draft.ts'
import { cookieProblem } from '../cookie-form/cookie-problem.ts'
import { useLabView } from '../trace/lab-view.ts'
import { usePlaceName } from './use-place-name.ts'

export type PutResult =
  /** `tabs`: those whose next request shows what the server says. */
  { readonly ok: true; readonly where: string; readonly tabs: readonly WorldTab[] } | { readonly ok: false; readonly problem: string }

/** Writes a token into a place through the same doors as the inspector; what stood around the old token stays. */
export function usePutInto(wallMs: number): (place: TokenPlace, known: readonly string[], token: string) => Promise<PutResult> {
  const { world } = useLabView()
  const { cookieProblems } = useText(inspectorText)
  const sayFailure = useFailureText()
  const placeName = usePlaceName()
  return async (place, known, token) => {
    const value = place.value === '' ? token : withTokenReplaced(place.value, known, token)
    const where = placeName(place)
    const tabs = openTabs(world).filter(tab => sees(place, tab, wallMs))
    if (place.kind === 'cookie') {
      const form = { ...cookieForm(place.cookie, ''), value }
      const problem = cookieProblem(form)
      if (problem !== null) return { ok: false, problem: cookieProblems[problem] }
      const set = await call('jar:set-cookie', { profile: place.profile, cookie: cookieDraft(form, place.cookie, wallMs) })
      return set.ok ? { ok: true, where, tabs } : { ok: false, problem: sayFailure(set.error) }
    }
    if (place.tab === null) return { ok: false, problem: '' }
    const set = await call('storage:set-item', { tab: place.tab, area: place.kind, key: place.item, value })
    return set.ok ? { ok: true, where, tabs } : { ok: false, problem: sayFailure(set.error) }
  }
}

function sees(place: TokenPlace, tab: WorldTab, wallMs: number): boolean {
  if (place.kind === 'cookie') return cookieAccess(place.cookie, place.profile, tab, wallMs).kind !== 'no'
  if (place.kind === 'session') return tab.id === place.tab
  return tab.profile === place.profile && place.partition === null && originOf(tab.url)?.origin === place.origin
}
