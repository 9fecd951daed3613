import type { IpcHandlers } from './ipc-gateway.ts'
import type { ResendDesk } from '../resend/resend-desk.ts'

export function resendHandlers(desk: ResendDesk): Pick<IpcHandlers, 'request:resend'> {
  return { 'request:resend': order => desk.send(order) }
}
