/**
 * Which answer of each prediction came true when the built-in lessons were played, by lesson and step (what is ticked has no answers); both count from 0. That the real
 * app still gives these is asserted where the lessons are played (`npm run lessons`, `lessons.spec.ts`): here they serve to look at the texts.
 */
export const rightAnswers: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  session: { 2: 1, 3: 1, 4: 1 },
  'jwt-cookie': { 0: 0, 1: 2, 2: 1, 3: 0, 5: 2, 6: 1 },
  bearer: { 0: 0, 1: 2, 2: 1, 3: 0, 5: 1 },
  'session-life': { 0: 0, 2: 2 },
  'sessions-of-mine': { 0: 1, 1: 0, 2: 2, 3: 1 },
  revoking: { 0: 0 },
  'signing-keys': { 0: 2, 2: 1, 3: 0, 5: 2, 6: 1 },
  refresh: { 0: 0, 1: 2 },
  'stolen-refresh': { 2: 1 },
  'two-tabs': { 0: 1, 1: 2, 2: 0 },
  nothing: { 0: 0, 2: 2 },
  basic: { 0: 1, 1: 0, 3: 2 },
  'plain-cookie': { 0: 1 },
  cache: { 0: 0, 2: 2 },
  limits: { 0: 1 },
  'first-cookie': { 0: 0, 1: 2 },
  'cookie-life': { 0: 1, 1: 2, 2: 0 },
  'http-only': { 0: 1, 1: 2 },
  secure: { 1: 1, 2: 0 },
  'same-site': {},
  'domain-prefix': { 1: 0, 2: 2 },
  'path-delete': { 0: 2, 2: 1 },
  'session-storage': { 0: 0, 1: 1, 2: 2 },
  'local-storage': { 0: 2, 1: 0, 2: 1, 3: 2 },
  orders: {},
  passport: { 1: 2 },
  'four-ways': { 1: 1 },
}
