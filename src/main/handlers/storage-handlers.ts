import type { Lab } from '../../server/open-lab.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'
import { createJarEditor } from '../lab/edit-jar.ts'
import type { LabProfiles } from '../lab/lab-profiles.ts'
import type { Recorder } from '../recorder/recorder.ts'
import { editStorageItem } from '../stage/edit-storage-item.ts'
import type { Stage } from '../stage/stage.ts'
import type { TraceLog } from '../trace/trace-log.ts'
import type { IpcHandlers } from './ipc-gateway.ts'

type EditChannels = 'jar:set-cookie' | 'jar:remove-cookie' | 'storage:set-item' | 'storage:remove-item' | 'sessions:end'

export interface StorageHandlersOptions {
  readonly stage: Stage
  readonly log: TraceLog
  readonly recorder: Recorder
  readonly profiles: LabProfiles
  readonly lab: Lab
}

/** Edits by the learner's hand in the inspector. */
export function storageHandlers({ stage, log, recorder, profiles, lab }: StorageHandlersOptions): Pick<IpcHandlers, EditChannels> {
  const jar = createJarEditor(profiles, recorder, log)
  return {
    'jar:set-cookie': async ({ profile, cookie }) => {
      await jar.set(profile, cookie)
      return null
    },
    'jar:remove-cookie': async ({ profile, ...wanted }) => {
      await jar.remove(profile, wanted)
      return null
    },
    'storage:set-item': async edit => {
      await editStorageItem(stage, recorder, log, edit)
      return null
    },
    'storage:remove-item': async ({ tab, area, key }) => {
      await editStorageItem(stage, recorder, log, { tab, area, key, value: null })
      return null
    },
    'sessions:end': ({ sessionId }) => {
      log.append({ observer: 'app', kind: 'session.end-asked', sessionId })
      if (!lab.sessions.end(sessionId)) throw new ExpectedFailure('not-found', { kind: 'session-gone' })
      return null
    },
  }
}
