import type { ServerAsk } from '@shared/lab/server-ask.ts'
import { send } from '../base/bridge.ts'

/** Lets an administrator act at the server itself; a refusal shows as a banner. */
export function askServer(what: ServerAsk): void {
  send('lab:ask', what)
}
