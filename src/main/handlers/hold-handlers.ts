import type { HoldControl } from '../hold/hold-control.ts'
import type { IpcHandlers } from './ipc-gateway.ts'

export function holdHandlers(desk: HoldControl): Pick<IpcHandlers, 'hold:ask' | 'hold:drop' | 'hold:release'> {
  return {
    'hold:ask': ({ tab }) => {
      desk.ask(tab)
      return null
    },
    'hold:drop': () => {
      desk.drop()
      return null
    },
    'hold:release': ({ wire, guess }) => {
      desk.release(wire, guess)
      return null
    },
  }
}
