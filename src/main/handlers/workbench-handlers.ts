import type { IpcPushes } from '@shared/contract/ipc-contract.ts'
import type { WorkbenchRunner } from '../workbench/workbench-runner.ts'
import type { IpcHandlers } from './ipc-gateway.ts'

type WorkbenchChannels = Extract<keyof IpcHandlers, `workbench:${string}`>

export function workbenchHandlers(
  desk: WorkbenchRunner,
  tell: (progress: IpcPushes['workbench:progressed']) => void,
): Pick<IpcHandlers, WorkbenchChannels> {
  return {
    'workbench:run': ({ trials }) => desk.run(trials, (index, report) => tell({ index, report })),
    'workbench:cancel': () => {
      desk.cancel()
      return null
    },
  }
}
