import type { IpcHandlers } from './ipc-gateway.ts'
import type { LabControl } from '../lab/lab-control.ts'

/** The lab's switches, its clock, and what an administrator does at the server. */
export function labHandlers(
  desk: LabControl,
): Pick<IpcHandlers, 'lab:set' | 'lab:move-clock' | 'lab:ask' | 'lab:verify-token' | 'lab:sign-token'> {
  return {
    'lab:set': change => {
      desk.set(change, 'hand')
      return null
    },
    'lab:move-clock': async ({ ms }) => {
      await desk.moveClock(ms)
      return null
    },
    'lab:ask': ask => {
      desk.ask(ask)
      return null
    },
    'lab:verify-token': ask => desk.verifyToken(ask),
    'lab:sign-token': ask => desk.signToken(ask),
  }
}
