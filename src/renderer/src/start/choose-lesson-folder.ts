import { raiseBanner } from '../base/app-store.ts'
import { call } from '../base/bridge.ts'

export function chooseLessonFolder(): void {
  void call('lessons:choose-folder', null).then(answer => {
    if (!answer.ok) raiseBanner({ kind: 'failed', failure: answer.error })
  })
}
