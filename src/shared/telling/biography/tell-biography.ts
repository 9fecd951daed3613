import type { Biography, BiographySubject } from './biography-entry.ts'
import { openPast, type BiographySources } from './past.ts'
import { tellCookie } from './tell-cookie.ts'
import { tellItem } from './tell-item.ts'
import { tellToken } from './tell-token.ts'

/** The life of one cookie, storage item or token, from birth to death, out of the whole trace: a pure fold, in one walk or two. */
export function tellBiography(subject: BiographySubject, sources: BiographySources): Biography {
  const past = openPast(sources)
  switch (subject.kind) {
    case 'cookie':
      return { subject, ...tellCookie(past, subject) }
    case 'item':
      return { subject, ...tellItem(past, subject) }
    case 'token':
      return { subject, ...tellToken(past, subject.token) }
  }
}
