import type { IncomingMessage } from 'node:http'
import type { Request, Response } from 'express'
import type { Passport } from 'passport'
import type { Fields } from '../../checks/body-readable.ts'
import { pass, refuse, type Asked, type Check, type LookedUp } from '../../checks/check.ts'
import type { User } from '../../stores/users.ts'
import type { PassportData, TracedStore } from './traced-store.ts'

/** The library's answers, put into the lab's words: each check asks Passport and decides nothing itself. */

/** Express hands its own request to the pipeline; the middlewares before it have put `session`, `user` and the rest on it. */
export const asExpress = (request: IncomingMessage): Request => request as Request

/** `passport.authenticate('local')`: the strategy reads name and password from `request.body` and asks the function it was given. */
export function passportPassword(passport: InstanceType<typeof Passport>): Check<Asked & Fields<'user' | 'password'>, LookedUp> {
  return {
    name: 'password-right',
    async decide({ request, fields }) {
      const express = asExpress(request)
      express.body = fields
      const user = await new Promise<User | null>((resolve, reject) => {
        const done = (error: unknown, found?: User | false | null): void =>
          error === null || error === undefined ? resolve(found === false ? null : (found ?? null)) : reject(error as Error)
        const middleware = passport.authenticate('local', done) as (
          request: Request,
          response: Response,
          next: (error: unknown) => void,
        ) => void
        middleware(express, {} as Response, reject)
      })
      const params = { user: fields.user.slice(0, 40) }
      if (user === null) return refuse({ code: 'wrong-password', status: 401, publicReason: 'log-in-failed', params })
      return pass({ user }, params)
    },
  }
}

/** express-session has looked the id up before we are asked; a session that it has just made for this request is not in the store. */
export function passportSession(store: TracedStore): Check<Asked, object> {
  return {
    name: 'session-found',
    decide({ request }) {
      const { session, sessionID } = asExpress(request)
      if (!store.holds(sessionID)) return refuse({ code: 'unknown-session', status: 401, publicReason: 'log-in-first', params: {} })
      return pass({}, { user: (session as unknown as PassportData).passport?.user ?? null, store: 'memory', storeUs: null })
    },
  }
}

/** `request.isAuthenticated()`: `deserializeUser` has found the user that the session names. */
export const passportUser: Check<Asked, LookedUp> = {
  name: 'session-logged-in',
  decide({ request }) {
    const express = asExpress(request)
    if (!express.isAuthenticated()) return refuse({ code: 'anonymous', status: 401, publicReason: 'log-in-first', params: {} })
    const user = express.user as User
    return pass({ user }, { user: user.name, role: user.role, from: 'deserializeUser' })
  },
}
