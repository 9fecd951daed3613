import type { Session } from 'electron'
import type { EventSeq, ProfileId } from '@shared/ids.ts'
import type { Cookie } from '@shared/trace/cookie.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import type { CauseFinder } from './cause-finder.ts'
import { fromElectronCookie } from './chromium-cookie.ts'

/** Records every change of a profile's cookie jar, with its cause when that is known. Returns the function that ends it. */
export function recordJar(profile: ProfileId, session: Session, append: (draft: TraceDraft) => EventSeq, causes: CauseFinder): () => void {
  let lastSet: Cookie | null = null
  const onChanged = (_event: unknown, electronCookie: Electron.Cookie, chromiumCause: string, isRemoved: boolean): void => {
    const cookie = fromElectronCookie(electronCookie)
    // A jar that is too full throws cookies out right after it took one in: what brought that one brought this about as well.
    const owner = chromiumCause === 'evicted' ? (lastSet ?? cookie) : cookie
    const cause = causes.causeOf(profile, owner)
    const change = isRemoved ? 'removed' : 'set'
    const seq = append({ observer: 'browser', kind: 'jar.changed', cause, profile, change, cookie, chromiumCause })
    if (cause === null) causes.effectSeen(profile, owner, seq)
    if (!isRemoved) lastSet = cookie
  }
  session.cookies.on('changed', onChanged)
  return () => session.cookies.off('changed', onChanged)
}
