import { lessonId } from '@shared/ids.ts'
import { noProgress } from '@shared/lesson/progress.ts'
import { openProgress } from '../../../src/main/app/progress-store.ts'

/* Run as a process: counts on from what the folder holds, says each count when it is recorded and when it is on the disk, and never ends. */

const [, , folder = ''] = process.argv
const progress = openProgress(folder, notice => process.stderr.write(`${JSON.stringify(notice)}\n`))
for (let count = (progress.read().lessons[0]?.changedAt ?? 0) + 1; ; count += 1) {
  process.stdout.write(`begun ${count}\n`)
  const lesson = { id: lessonId('session'), version: 'v'.repeat(64), step: count % 40, stepsDone: [], predictions: [], finishedAt: null }
  progress.change({ ...noProgress, lessons: [{ ...lesson, changedAt: count }] })
  await progress.written()
  process.stdout.write(`written ${count}\n`)
}
