declare const brand: unique symbol
type Brand<Base, Name extends string> = Base & { readonly [brand]: Name }

/** Position of an event in the trace: 1, 2, 3 … Given by the trace log alone; the one ordering truth. */
export type EventSeq = Brand<number, 'EventSeq'>
export const eventSeq = (value: number): EventSeq => value as EventSeq

/** A tab or a popup: one top-level page of the lab. Never reused within one start of the app. */
export type TabId = Brand<string, 'TabId'>
export const tabId = (value: string): TabId => value as TabId

/** A simulated browser window on the stage. */
export type WindowId = Brand<string, 'WindowId'>
export const windowId = (value: string): WindowId => value as WindowId

/** One request and its response, as the browser sees it (one hop of a redirect chain is one exchange). Given by the recorder. */
export type ExchangeId = Brand<string, 'ExchangeId'>
export const exchangeId = (value: string): ExchangeId => value as ExchangeId

/** One request and its response on the wire; the value of the response's `X-Request-Id`. Given by the proxy. */
export type WireId = Brand<string, 'WireId'>
export const wireId = (value: string): WireId => value as WireId

export type LessonId = Brand<string, 'LessonId'>
export const lessonId = (value: string): LessonId => value as LessonId

/** The simulated browsers. Private lives in memory alone and is gone when it is closed. */
export const profileIds = ['laptop', 'phone', 'private'] as const
export type ProfileId = (typeof profileIds)[number]

/** The ways to stay logged in that the lab serves, and what stands around them: `orders` may do what, `network` is the lab's door. */
export const schemeIds = [
  'nothing',
  'basic',
  'plain-cookie',
  'session',
  'passport',
  'jwt-cookie',
  'bearer',
  'refresh',
  'orders',
  'cache',
  'limits',
  'network',
] as const
export type SchemeId = (typeof schemeIds)[number]
