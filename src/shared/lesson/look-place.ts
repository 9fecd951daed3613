/**
 * Panels that a step can ask to be looked at (`look`), by the names that its author knows: the timeline, a view of the receipt, or a view
 * of the inspector (`cookies` to `server`).
 */
export const lookPlaces = [
  'timeline',
  'receipt',
  'headers',
  'token',
  'changed',
  'code',
  'wire',
  'cookies',
  'localStorage',
  'sessionStorage',
  'server',
] as const
export type LookPlace = (typeof lookPlaces)[number]
