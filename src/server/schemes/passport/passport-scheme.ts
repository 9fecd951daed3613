import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import { Router, type RequestHandler } from 'express'
import expressSession from 'express-session'
import { Passport } from 'passport'
import { Strategy as LocalStrategy } from 'passport-local'
import type { Bilingual } from '@shared/language.ts'
import { seeOther, sendAnswer } from '../../answers/answer.ts'
import { bodyReadable } from '../../checks/body-readable.ts'
import { cookiePresent } from '../../checks/cookie-present.ts'
import { methodAllowed } from '../../checks/method-allowed.ts'
import { beginPipeline } from '../../checks/pipeline.ts'
import { roleAllowed } from '../../checks/role-allowed.ts'
import { visitOf, type Visit } from '../../network/visit.ts'
import { logInPage } from '../../pages/log-in-page.ts'
import { adminPage, memberPage } from '../../pages/member-page.ts'
import { frameOf } from '../../pages/frame.ts'
import type { User, UserStore } from '../../stores/users.ts'
import { refuseAsPage } from '../refuse-as-page.ts'
import { asExpress, passportPassword, passportSession, passportUser } from './passport-checks.ts'
import { TracedStore } from './traced-store.ts'
import type { SchemeDependencies } from '../scheme-dependencies.ts'

export interface PassportScheme {
  readonly router: Router
  readonly store: TracedStore
  /** Signs the cookie (express-session takes the first of the list); a snapshot of the lab keeps it, and puts another in its place. */
  readonly secrets: [string]
}

/** express-session's own name for its cookie. */
const COOKIE = 'connect.sid'
const BASE = '/passport'
const challenge = `Cookie realm="shop.test", form-action="${BASE}/", cookie-name="${COOKIE}"`
const title: Bilingual = { en: 'Log in with Passport', ko: 'Passport로 로그인' }

/**
 * The same story told by the libraries that most Express servers use: express-session keeps the table and signs the cookie,
 * passport-local compares the password, Passport writes the user's name into the session and looks it up again. The checks below ask the
 * libraries and put their answers into the lab's words.
 */
export function passportScheme({ users, clock, record, skipChecks }: SchemeDependencies): PassportScheme {
  const visits = new AsyncLocalStorage<Visit>()
  const store = new TracedStore({ clock, record, users, visitNow: () => visits.getStore() ?? null })

  const passport = createPassport(users)

  const begin = beginPipeline({
    scheme: 'passport',
    clock,
    record,
    skipChecks,
    refuse: refuseAsPage(BASE, challenge),
  })
  const withPassword = begin
    .check(methodAllowed('POST'))
    .check(bodyReadable('form', ['user', 'password']))
    .check(passportPassword(passport))
  const known = begin.check(cookiePresent(COOKIE)).check(passportSession(store)).check(passportUser)
  const admins = known.check(roleAllowed('admin'))
  const leaving = begin.check(methodAllowed('POST')).check(cookiePresent(COOKIE))

  const router = Router()
  router.use((request, _response, next) => visits.run(visitOf(request), next))
  const secrets: [string] = [randomBytes(32).toString('base64url')]
  router.use(sessionMiddleware(store, secrets))
  router.use(passport.session())

  router.get('/', (request, response) => {
    const frame = frameOf(request)
    sendAnswer(response, logInPage(frame, title[frame.language], `${BASE}/login`))
  })

  router.all(
    '/login',
    withPassword.route('log-in', async ({ user, request }) => {
      // Passport gives the session a new id here, against session fixation.
      await new Promise<void>((resolve, reject) => {
        asExpress(request).logIn(user, error => (error ? reject(error as Error) : resolve()))
      })
      return seeOther(`${BASE}/me`)
    }),
  )

  router.get(
    '/me',
    known.route('member-page', ({ user, request }) => memberPage({ ...frameOf(request), base: BASE }, user)),
  )

  router.get(
    '/admin',
    admins.route('admin-page', ({ user, request }) => adminPage({ ...frameOf(request), base: BASE }, user)),
  )

  router.all(
    '/logout',
    leaving.route('log-out', async ({ request }) => {
      // Ends the session and begins another, of nobody: express-session takes no cookie away, it hands out one with the new id.
      await new Promise<void>((resolve, reject) => {
        asExpress(request).logOut(error => (error ? reject(error as Error) : resolve()))
      })
      return seeOther(`${BASE}/`)
    }),
  )

  return { router, store, secrets }
}

/** passport-local compares the password; the session keeps the user's name, and each request looks the user up again. */
function createPassport(users: UserStore): InstanceType<typeof Passport> {
  const passport = new Passport()
  passport.use(
    new LocalStrategy({ usernameField: 'user' }, (name, password, done) => {
      users.logIn(name, password).then(
        async user => {
          if (users.find(name) === null) await users.wasteTime(password) // an unknown name takes as long as a wrong password
          done(null, user ?? false)
        },
        (error: unknown) => done(error),
      )
    }),
  )
  passport.serializeUser((user, done) => done(null, (user as User).name))
  passport.deserializeUser((name: string, done) => done(null, users.find(name) ?? false))
  return passport
}

/** express-session as most servers set it up, and three options of the lab's own: see docs/schemes.md. */
function sessionMiddleware(store: TracedStore, secrets: [string]): RequestHandler {
  return expressSession({
    name: COOKIE,
    secret: secrets,
    store,
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto', path: '/' },
  })
}
