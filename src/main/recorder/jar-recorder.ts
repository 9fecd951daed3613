import type { Session } from 'electron'
import type { EventSeq, ProfileId } from '@shared/ids.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import type { CauseFinder } from './cause-finder.ts'
import { fromElectronCookie } from './chromium-cookie.ts'

/** Records every change of a profile's cookie jar, with its cause when that is known. Returns the function that ends it. */
export function recordJar(profile: ProfileId, session: Session, append: (draft: TraceDraft) => EventSeq, causes: CauseFinder): () => void {
  const onChanged = (_event: unknown, electronCookie: Electron.Cookie, chromiumCause: string, isRemoved: boolean): void => {
    const cookie = fromElectronCookie(electronCookie)
    const cause = causes.causeOf(profile, cookie)
    const change = isRemoved ? 'removed' : 'set'
    const seq = append({ observer: 'browser', kind: 'jar.changed', cause, profile, change, cookie, chromiumCause })
    if (cause === null) causes.effectSeen(profile, cookie, seq)
  }
  session.cookies.on('changed', onChanged)
  return () => session.cookies.off('changed', onChanged)
}
