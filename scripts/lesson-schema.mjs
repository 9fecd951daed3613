// npm run schema: writes lessons/lesson.schema.json, which editors use while a lesson is written, from src/shared/lesson/lesson-schema.ts.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { main } from './shell/main.mjs'
import { projectRoot } from './shell/project-root.mjs'

await main(async () => {
  const source = join(projectRoot, 'src', 'shared', 'lesson', 'lesson-json-schema.ts')
  /** @type {{ module: { lessonJsonSchema: () => string } }} */
  const { module } = await runnerImport(source, { configFile: false, root: projectRoot })
  const file = join(projectRoot, 'lessons', 'lesson.schema.json')
  writeFileSync(file, module.lessonJsonSchema())
  process.stdout.write('lessons/lesson.schema.json\n')
  return 0
})
