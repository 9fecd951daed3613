import { z } from 'zod'
import { requestGuessSchema } from '../../trace/request-guess.ts'
import type { ExchangeId, LessonId, TabId, WindowId, WireId } from '../../ids.ts'
import { labSettingNames, type LabSettingName } from '../../lab/lab-settings.ts'
import { serverAskSchema } from '../../lab/server-ask.ts'
import { resendEdits, resendMethods, resendWays } from '../../trace/resend.ts'
import { longestNote } from '../../trace/fold-marks.ts'
import type { AppFact } from '../../trace/app-fact.ts'
import { eventsOf, lane, named, profile, seq } from './event-parts.ts'
import type { EventSchemas } from './event-schemas.ts'

const app = eventsOf('app')
const tab = named<TabId>()
const lesson = named<LessonId>()
const text = z.string()
const held = z.strictObject({ exchange: named<ExchangeId>(), wire: named<WireId>(), tab })
const edit = z.enum(['set', 'removed'])
const settingName = z.enum(labSettingNames as readonly [LabSettingName, ...LabSettingName[]])
/** Which value fits which switch is the lab's affair; a trace tells what was. */
const settingValue = z.union([text, z.number(), z.boolean()]) as unknown as z.ZodType<never>

export const appEvents = {
  'window.opened': app('window.opened', { window: named<WindowId>(), profile }),
  'window.closed': app('window.closed', { window: named<WindowId>(), profile }),
  'tab.opened': app('tab.opened', {
    tab,
    window: named<WindowId>().nullable(),
    profile,
    lane,
    popupOf: tab.nullable(),
    duplicateOf: tab.nullable(),
  }),
  'tab.closed': app('tab.closed', { tab }),
  'tab.navigated': app('tab.navigated', { tab, url: text }),
  'tab.crashed': app('tab.crashed', { tab, reason: named<string>() }),
  'tab.stopped': app('tab.stopped', { tab, url: text, because: z.enum(['navigations', 'too-much', 'no-answer']) }),
  'edge.reached': app('edge.reached', { tab, url: text }),
  'browser.quit': app('browser.quit', { profile }),
  'browser.launched': app('browser.launched', { profile }),
  'site-data.cleared': app('site-data.cleared', { profile, origin: text.nullable() }),
  'cookie.edited': app('cookie.edited', { profile, name: text, edit }),
  'storage.edited': app('storage.edited', { tab, area: z.enum(['local', 'session']), key: text, edit }),
  'session.end-asked': app('session.end-asked', { sessionId: text }),
  'setting.changed': app('setting.changed', {
    name: settingName,
    before: settingValue,
    value: settingValue,
    by: z.enum(['hand', 'lesson']),
  }),
  'clock.moved': app('clock.moved', { byMs: z.number(), offsetMs: z.number() }),
  'server.asked': app('server.asked', { ask: serverAskSchema }),
  'lab.reset': app('lab.reset', {}),
  'lesson.started': app('lesson.started', { lesson }),
  'lesson.ended': app('lesson.ended', { lesson }),
  'lesson.stepped': app('lesson.stepped', { lesson, step: z.number() }),
  'prediction.made': app('prediction.made', { lesson, step: z.number(), option: z.number() }),
  'hold.asked': app('hold.asked', { tab: tab.nullable() }),
  'hold.dropped': app('hold.dropped', { by: z.enum(['hand', 'tab-closed', 'lab-reset', 'paused']) }),
  'request.held': app('request.held', { held, longestMs: z.number() }),
  'guess.made': app('guess.made', { held, guess: requestGuessSchema }),
  'request.released': app('request.released', {
    held,
    by: z.enum(['guess', 'hand', 'time', 'tab-closed', 'cleared', 'client-left']),
    heldMs: z.number(),
  }),
  'request.resent': app('request.resent', {
    row: named<string>(),
    tab,
    way: z.enum(resendWays),
    method: z.enum(resendMethods),
    url: text,
    edited: z.array(z.enum(resendEdits)),
  }),
  'row.pinned': app('row.pinned', { row: named<string>() }),
  'row.unpinned': app('row.unpinned', { row: named<string>() }),
  'note.written': app('note.written', { row: named<string>(), text: text.max(longestNote) }),
  'cause.found': app('cause.found', { effect: seq, by: seq }),
  'log.cleared': app('log.cleared', {}),
  'recording.paused': app('recording.paused', {}),
  'recording.resumed': app('recording.resumed', {}),
  'events.dropped': app('events.dropped', { count: z.number(), through: seq }),
  'stage.rebuilt': app('stage.rebuilt', { because: z.enum(['died', 'reloaded']).exactOptional(), lostTabs: z.array(tab) }),
} satisfies EventSchemas<AppFact['kind']>
