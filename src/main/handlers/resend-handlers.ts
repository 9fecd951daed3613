import type { IpcHandlers } from './ipc-gateway.ts'
import type { ResendControl } from '../resend/resend-control.ts'

export function resendHandlers(desk: ResendControl): Pick<IpcHandlers, 'request:resend'> {
  return { 'request:resend': order => desk.send(order) }
}
