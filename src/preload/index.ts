import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { channelEffects } from '@shared/contract/channel-effects.ts'
import type { CrumbtrailApi, IpcPush } from '@shared/contract/ipc-contract.ts'

/* No import of the schemas: zod has no business in a preload. A channel or a push that is missing does not compile. */

const pushes = {
  'trace:appended': true,
  'stage:changed': true,
  'lesson:changed': true,
  'lessons:changed': true,
  'progress:changed': true,
  'settings:changed': true,
  'policy:changed': true,
  'keys:pressed': true,
  'notice:raised': true,
  'workbench:progressed': true,
  'export:progressed': true,
} satisfies Record<IpcPush, true>

const api: CrumbtrailApi = {
  call: (channel, input) =>
    Object.hasOwn(channelEffects, channel) ? ipcRenderer.invoke(channel, input) : Promise.reject(new Error(`no such channel: ${channel}`)),
  on: (push, listener) => {
    if (!Object.hasOwn(pushes, push)) throw new Error(`no such push: ${push}`)
    const forward = (_: IpcRendererEvent, payload: Parameters<typeof listener>[0]): void => listener(payload)
    ipcRenderer.on(push, forward)
    return () => ipcRenderer.off(push, forward)
  },
}

contextBridge.exposeInMainWorld('crumbtrail', api)
