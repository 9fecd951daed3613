import type { IpcChannel } from './ipc-contract.ts'

/**
 * What a call does to the moment of the trace that is looked at.
 * `keeps`: nothing. It only reads, or it is about the past itself.
 * `stays-in-present`: it adds facts to the trace. At the last event the view stays at now, so that they are in sight; a past stays a past.
 * `returns-to-present`: it moves the browsers. The selection is let go, and the newest request is followed again.
 */
export type MomentEffect = 'keeps' | 'stays-in-present' | 'returns-to-present'

/**
 * Every channel of the IPC contract with its effect. A channel that is missing does not compile. It stands apart from the schemas of
 * `ipc-contract.ts` because the preload takes its list of channels from here, and zod has no business in a preload.
 */
export const channelEffects = {
  'app:read': 'keeps',
  'settings:change': 'keeps',
  'trace:since': 'keeps',
  'trace:clear': 'keeps', // a place that was cleared away is let go by the selection itself
  'trace:pause': 'stays-in-present',
  'trace:export-har': 'keeps',
  'trace:save-page': 'keeps',
  'trace:save': 'keeps',
  'trace:export-text': 'keeps',
  'trace:cancel-export': 'keeps',
  'trace:open-file': 'keeps',
  'trace:read-piece': 'keeps',
  'trace:close-file': 'keeps',
  'trace:pictures': 'keeps',
  'trace:picture': 'keeps',
  'trace:pin': 'stays-in-present',
  'trace:note': 'stays-in-present',
  'clipboard:write': 'keeps',
  'stage:read': 'keeps',
  'stage:open-window': 'returns-to-present',
  'stage:close-window': 'returns-to-present',
  'stage:open-tab': 'returns-to-present',
  'stage:duplicate-tab': 'returns-to-present',
  'stage:close-tab': 'returns-to-present',
  'stage:activate-tab': 'keeps', // the selection enters the tab, and stays in the present with it
  'stage:tab-attached': 'keeps',
  'stage:navigate': 'returns-to-present',
  'stage:go': 'returns-to-present',
  'stage:focus-tab': 'keeps',
  'stage:quit-browser': 'returns-to-present',
  'stage:launch-browser': 'returns-to-present',
  'stage:clear-site-data': 'stays-in-present',
  'stage:reset': 'returns-to-present',
  'stage:answer-prompt': 'returns-to-present',
  'stage:answer-dialog': 'returns-to-present',
  'stage:hung-page': 'returns-to-present',
  'jar:set-cookie': 'stays-in-present',
  'jar:remove-cookie': 'stays-in-present',
  'storage:set-item': 'stays-in-present',
  'storage:remove-item': 'stays-in-present',
  'sessions:end': 'stays-in-present',
  'lab:set': 'stays-in-present',
  'lab:move-clock': 'stays-in-present',
  'lab:ask': 'stays-in-present',
  'lab:verify-token': 'keeps',
  'lab:sign-token': 'stays-in-present',
  'workbench:run': 'keeps',
  'workbench:cancel': 'keeps',
  'hold:ask': 'stays-in-present',
  'hold:drop': 'stays-in-present',
  'hold:release': 'keeps', // the held request is chosen already, and is watched as it grows
  'request:resend': 'keeps', // the new row is chosen once the browser has begun it
  'world:list': 'keeps',
  'world:take': 'stays-in-present',
  'world:restore': 'returns-to-present',
  'world:rename': 'keeps',
  'world:remove': 'keeps',
  'world:save-file': 'keeps',
  'world:open-file': 'keeps',
  'policy:open-file': 'keeps',
  'policy:begin': 'keeps',
  'policy:end': 'keeps',
  // The next phase of a lesson returns to the present by itself.
  'lessons:list': 'keeps',
  'lessons:choose-folder': 'keeps',
  'editor:open': 'keeps',
  'editor:save': 'keeps',
  'editor:check': 'keeps',
  'editor:complete': 'keeps',
  'editor:try': 'keeps',
  'lessons:leave-folder': 'keeps',
  'lessons:read': 'keeps',
  'lessons:start': 'keeps',
  'lessons:open-file': 'keeps',
  'lessons:preview': 'keeps',
  'lessons:start-opened': 'returns-to-present',
  'lessons:predict': 'keeps',
  'lessons:point': 'keeps',
  'lessons:perform': 'keeps',
  'lessons:next': 'keeps',
  'lessons:back': 'keeps',
  'lessons:show-hint': 'keeps',
  'lessons:restart': 'keeps',
  'lessons:retry': 'keeps',
  'lessons:revisit': 'keeps',
  'lessons:stop': 'keeps',
  'progress:read': 'keeps',
  'class:hand-in': 'keeps',
  'class:collect': 'keeps',
  'class:save-csv': 'keeps',
  'progress:forget': 'keeps',
} as const satisfies { readonly [Channel in IpcChannel]: MomentEffect }
