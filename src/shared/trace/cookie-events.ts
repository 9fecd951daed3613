import { z } from 'zod'
import { holdsSecrets } from '../schema/free-text.ts'
import { cookieSchema } from './cookie.ts'
import { cookieVerdictSchema, setVerdictSchema } from './cookie-verdict.ts'
import { eventsOf, exchange, seq } from './event-parts.ts'

const setCookieLine = holdsSecrets('setCookie', z.string())

/** What the browser did with the cookies of one exchange. */
export const cookieEvents = eventsOf('browser')({
  /** One cookie of a request or of a response, after `request.judged` or `response.judged`. */
  'cookie.judged': {
    exchange,
    /** Chromium's reasons stand in it; `not-known` for a line that Chromium does not name as blocked. */
    verdict: cookieVerdictSchema,
    /** The cookie; null when a `Set-Cookie` could not even be read as one. */
    cookie: cookieSchema.nullable(),
    /** The `Set-Cookie` value as it came, for verdicts on a response; null on requests. */
    line: setCookieLine.nullable(),
  },
  /** The jar was read after a response: what became of a `Set-Cookie` whose `cookie.judged` said `not-known`. */
  'cookie.settled': {
    exchange,
    /** The `cookie.judged` that this completes. */
    judged: seq,
    verdict: setVerdictSchema,
    /** The `jar.changed` that the field brought about; null: it changed nothing, or nobody can tell. */
    change: seq.nullable(),
  },
})
