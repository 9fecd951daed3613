import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import { ipcInputs, type IpcChannel, type IpcOutput, type IpcParsed } from '@shared/contract/ipc-contract.ts'
import { readSchemaIssue } from '@shared/problem/schema-issue.ts'
import { failure, ok, type Result } from '@shared/contract/result.ts'
import { logError } from '../base/log-error.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'

/* The one door from the page into main: sender first, then the schema, then the handler. Nothing else listens to the page. */

export type IpcHandlers = {
  readonly [Channel in IpcChannel]: (input: IpcParsed<Channel>) => Promise<IpcOutput<Channel>> | IpcOutput<Channel>
}

export function openGateway(handlers: IpcHandlers, mainWindow: () => BrowserWindow | null, origin: string): void {
  for (const channel of Object.keys(ipcInputs) as IpcChannel[]) {
    ipcMain.handle(channel, (event, input: unknown) => answer(channel, event, input, handlers, mainWindow, origin))
  }
}

async function answer<Channel extends IpcChannel>(
  channel: Channel,
  event: IpcMainInvokeEvent,
  input: unknown,
  handlers: IpcHandlers,
  mainWindow: () => BrowserWindow | null,
  origin: string,
): Promise<Result<unknown>> {
  if (!isOurPage(event, mainWindow(), origin)) return failure('foreign-sender', { kind: 'foreign-sender', channel })
  const parsed = ipcInputs[channel].safeParse(input)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const at = issue?.path.map(String).join('.') ?? ''
    const wrong = issue === undefined ? ({ kind: 'unfit' } as const) : readSchemaIssue(issue, input)
    return failure('bad-input', { kind: 'bad-message', channel, at, issue: wrong })
  }
  try {
    const handler = handlers[channel] as (value: unknown) => unknown
    return ok(await handler(parsed.data))
  } catch (error) {
    if (error instanceof ExpectedFailure) return failure(error.code, error.problem)
    logError(channel, error)
    return failure('internal', { kind: 'bug', message: error instanceof Error ? error.message : String(error) })
  }
}

/** Electron's security list, item 17: the top frame of our window, at our address. */
function isOurPage(event: IpcMainInvokeEvent, window: BrowserWindow | null, origin: string): boolean {
  const frame = event.senderFrame
  if (!window || !frame || event.sender !== window.webContents) return false
  return frame.parent === null && frame.url.startsWith(`${origin}/`)
}
