import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import type { CrumbtrailApi, IpcChannel, IpcPush } from '@shared/contract/ipc-contract.ts'

/* Two lists instead of an import of the schemas: zod has no business in a preload. A channel that is missing here does not compile. */

const channels = {
  'app:read': true,
  'settings:change': true,
  'trace:since': true,
  'trace:clear': true,
  'trace:pause': true,
  'trace:export-har': true,
  'trace:save': true,
  'trace:export-text': true,
  'trace:cancel-export': true,
  'trace:open-file': true,
  'trace:read-piece': true,
  'trace:close-file': true,
  'trace:pictures': true,
  'trace:picture': true,
  'trace:pin': true,
  'trace:note': true,
  'clipboard:write': true,
  'stage:read': true,
  'stage:open-window': true,
  'stage:close-window': true,
  'stage:open-tab': true,
  'stage:duplicate-tab': true,
  'stage:close-tab': true,
  'stage:activate-tab': true,
  'stage:tab-attached': true,
  'stage:navigate': true,
  'stage:go': true,
  'stage:focus-tab': true,
  'stage:quit-browser': true,
  'stage:launch-browser': true,
  'stage:clear-site-data': true,
  'stage:reset': true,
  'stage:answer-prompt': true,
  'stage:answer-dialog': true,
  'stage:hung-page': true,
  'jar:set-cookie': true,
  'jar:remove-cookie': true,
  'storage:set-item': true,
  'storage:remove-item': true,
  'sessions:end': true,
  'lab:set': true,
  'lab:move-clock': true,
  'lab:ask': true,
  'lab:verify-token': true,
  'lab:sign-token': true,
  'workbench:run': true,
  'workbench:cancel': true,
  'hold:ask': true,
  'hold:drop': true,
  'hold:release': true,
  'request:resend': true,
  'lessons:list': true,
  'lessons:read': true,
  'lessons:start': true,
  'lessons:open-file': true,
  'lessons:predict': true,
  'lessons:perform': true,
  'lessons:next': true,
  'lessons:back': true,
  'lessons:show-hint': true,
  'lessons:restart': true,
  'lessons:retry': true,
  'lessons:revisit': true,
  'lessons:stop': true,
} satisfies Record<IpcChannel, true>

const pushes = {
  'trace:appended': true,
  'stage:changed': true,
  'lesson:changed': true,
  'settings:changed': true,
  'keys:pressed': true,
  'notice:raised': true,
  'workbench:progressed': true,
  'export:progressed': true,
} satisfies Record<IpcPush, true>

const api: CrumbtrailApi = {
  call: (channel, input) =>
    Object.hasOwn(channels, channel) ? ipcRenderer.invoke(channel, input) : Promise.reject(new Error(`no such channel: ${channel}`)),
  on: (push, listener) => {
    if (!Object.hasOwn(pushes, push)) throw new Error(`no such push: ${push}`)
    const forward = (_: IpcRendererEvent, payload: Parameters<typeof listener>[0]): void => listener(payload)
    ipcRenderer.on(push, forward)
    return () => ipcRenderer.off(push, forward)
  },
}

contextBridge.exposeInMainWorld('crumbtrail', api)
