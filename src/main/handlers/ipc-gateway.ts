import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import { ipcInputs, type IpcChannel, type IpcOutput, type IpcParsed } from '@shared/contract/ipc-contract.ts'
import { readSchemaIssue } from '@shared/problem/schema-issue.ts'
import { failure, ok, type Result } from '@shared/contract/result.ts'
import { logError } from '../base/log-error.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'

/* The one door from the page into main: sender first, then the schema, then the policy, then the handler. Nothing else listens to the page. */

export type IpcHandlers = {
  readonly [Channel in IpcChannel]: (input: IpcParsed<Channel>) => Promise<IpcOutput<Channel>> | IpcOutput<Channel>
}

interface Gateway {
  readonly handlers: IpcHandlers
  readonly mainWindow: () => BrowserWindow | null
  readonly origin: string
  /** The policy that does not allow it; null: it is allowed. */
  readonly refuses: <Channel extends IpcChannel>(channel: Channel, input: IpcParsed<Channel>) => { readonly title: string } | null
}

export function openGateway(gateway: Gateway): void {
  for (const channel of Object.keys(ipcInputs) as IpcChannel[]) {
    ipcMain.handle(channel, (event, input: unknown) => answer(channel, event, input, gateway))
  }
}

async function answer<Channel extends IpcChannel>(
  channel: Channel,
  event: IpcMainInvokeEvent,
  input: unknown,
  { handlers, mainWindow, origin, refuses }: Gateway,
): Promise<Result<unknown>> {
  if (!isOurPage(event, mainWindow(), origin)) return failure('foreign-sender', { kind: 'foreign-sender', channel })
  const parsed = ipcInputs[channel].safeParse(input)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const at = issue?.path.map(String).join('.') ?? ''
    const wrong = issue === undefined ? ({ kind: 'unfit' } as const) : readSchemaIssue(issue, input)
    return failure('bad-input', { kind: 'bad-message', channel, at, issue: wrong })
  }
  const refusal = refuses(channel, parsed.data as IpcParsed<Channel>)
  if (refusal !== null) return failure('not-possible', { kind: 'policy-refuses', title: refusal.title })
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
