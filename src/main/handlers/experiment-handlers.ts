import type { IpcPushes } from '@shared/contract/ipc-contract.ts'
import type { ExperimentDesk } from '../experiment/experiment-desk.ts'
import type { IpcHandlers } from './ipc-gateway.ts'

type ExperimentChannels = Extract<keyof IpcHandlers, `experiment:${string}`>

export function experimentHandlers(
  desk: ExperimentDesk,
  tell: (progress: IpcPushes['experiment:progressed']) => void,
): Pick<IpcHandlers, ExperimentChannels> {
  return {
    'experiment:run': ({ trials }) => desk.run(trials, (index, report) => tell({ index, report })),
    'experiment:cancel': () => {
      desk.cancel()
      return null
    },
  }
}
