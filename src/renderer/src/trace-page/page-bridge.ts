import type { CrumbtrailApi, IpcChannel, IpcInput } from '@shared/contract/ipc-contract.ts'
import type { TracePicture } from '@shared/contract/ipc-values.ts'
import { failure, ok, type Result } from '@shared/contract/result.ts'
import type { Settings } from '@shared/settings.ts'
import { appStore, raiseBanner } from '../base/app-store.ts'
import type { TracePage } from './read-page.ts'

/**
 * Stands in for the main process in a page that was saved with its trace. There is no lab: what asks for one fails as not possible, and no
 * button that would is shown (`useHasLab`).
 */
export function connectPage({ head }: TracePage): void {
  const api: CrumbtrailApi = {
    // The compiler cannot follow a channel to its own output.
    call: async (channel, input) => (await respond(channel, input)) as never,
    on: () => () => undefined,
  }
  Object.defineProperty(window, 'crumbtrail', { value: api })
  appStore.setState(({ settings }) => ({ settings: { ...settings, language: head.language } }))
}

async function respond(channel: IpcChannel, input: unknown): Promise<Result<unknown>> {
  switch (channel) {
    case 'settings:change':
      appStore.setState(({ settings }) => ({ settings: { ...settings, ...(input as Partial<Settings>) } }))
      return ok(null)
    case 'clipboard:write':
      return navigator.clipboard.writeText((input as IpcInput<'clipboard:write'>).text).then(() => ok(null), refused)
    case 'trace:export-text':
      download(input as TracePicture)
      return ok(null)
    case 'trace:pictures':
      return ok([])
    default:
      return refused()
  }
}

const refused = (): Result<never> => failure('not-possible', { kind: 'no-lab' })

const kinds = {
  svg: { type: 'image/svg+xml', extension: 'svg' },
  png: { type: 'image/png', extension: 'png' },
  mermaid: { type: 'text/plain', extension: 'mmd' },
  markdown: { type: 'text/markdown', extension: 'md' },
} as const satisfies Record<TracePicture['format'], { readonly type: string; readonly extension: string }>

/** Into the folder of downloads of the browser that shows this page. */
function download({ format, content }: TracePicture): void {
  const { type, extension } = kinds[format]
  const body = format === 'png' ? Uint8Array.from(atob(content), character => character.charCodeAt(0)) : content
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([body], { type }))
  link.download = `crumbtrail.${extension}`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  raiseBanner({ kind: 'saved', path: link.download })
}
