import type { IpcHandlers } from './ipc-gateway.ts'
import type { BasicPrompts } from '../stage/basic-prompts.ts'
import type { PageDialogs } from '../stage/page-dialogs.ts'
import type { SiteData } from '../stage/site-data.ts'
import type { Stage } from '../stage/stage.ts'
import { typedAddress } from '../stage/typed-address.ts'

type StageChannels = Extract<keyof IpcHandlers, `stage:${string}`>

/** `beforeReset`: a lesson that is being played must let go of its tabs first. */
export function stageHandlers(
  stage: Stage,
  siteData: SiteData,
  { prompts, dialogs }: { readonly prompts: BasicPrompts; readonly dialogs: PageDialogs },
  beforeReset: () => void,
): Pick<IpcHandlers, StageChannels> {
  return {
    'stage:read': () => stage.board.state(),
    'stage:open-window': ({ profile, url }) => stage.openWindow(profile, url === null ? null : typedAddress(url)).window,
    'stage:close-window': async ({ window }) => {
      await stage.closeWindow(window)
      return null
    },
    'stage:open-tab': ({ window, url }) => stage.openTab(window, url === null ? null : typedAddress(url)),
    'stage:duplicate-tab': ({ tab }) => stage.duplicateTab(tab),
    'stage:close-tab': async ({ tab }) => {
      await stage.closeTab(tab)
      return null
    },
    'stage:activate-tab': ({ tab }) => {
      stage.activateTab(tab)
      return null
    },
    'stage:tab-attached': async ({ tab, webContentsId }) => {
      await stage.attached(tab, webContentsId)
      return null
    },
    'stage:navigate': ({ tab, url }) => {
      dialogs.dismiss(tab, 'page')
      // The load itself is shown by the tab; an address that cannot be one is told at once.
      void stage.navigate(tab, typedAddress(url))
      return null
    },
    'stage:go': async ({ tab, to }) => {
      dialogs.dismiss(tab, 'page')
      await stage.go(tab, to)
      if (to === 'stop') prompts.cancel(tab)
      return null
    },
    'stage:focus-tab': ({ tab }) => {
      stage.focusTab(tab)
      return null
    },
    'stage:quit-browser': async ({ profile }) => {
      await stage.quitBrowser(profile)
      return null
    },
    'stage:launch-browser': async ({ profile }) => {
      await stage.launchBrowser(profile)
      return null
    },
    'stage:clear-site-data': async ({ profile, origin }) => {
      await siteData.clear(profile, origin === null ? null : new URL(typedAddress(origin)).origin)
      return null
    },
    'stage:reset': async () => {
      beforeReset()
      await stage.reset()
      return null
    },
    'stage:answer-dialog': ({ dialog, ...answer }) => {
      dialogs.answer(dialog, answer)
      return null
    },
    'stage:hung-page': ({ tab, end }) => {
      stage.hungPage(tab, end)
      return null
    },
    'stage:answer-prompt': ({ prompt, credentials }) => {
      prompts.answer(prompt, credentials)
      return null
    },
  }
}
