import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nodeTool } from '../../scripts/shell/node-tool.mjs'
import { projectRoot } from '../../scripts/shell/project-root.mjs'

/** [file, its text, the rule that must refuse it] */
const refused: readonly (readonly [string, string, string])[] = [
  ['src/shared/a1.ts', "import { x } from '../server/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/shared/a2.ts', "import { x } from '../main/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/shared/trace/a3.ts', "import { x } from '../../renderer/src/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/shared/a4.ts', "import { readFileSync } from 'node:fs'\nreadFileSync('')\n", 'no-restricted-imports'],
  ['src/shared/a5.ts', "import { app } from 'electron'\napp.quit()\n", 'no-restricted-imports'],
  ['src/shared/a6.ts', "import { useState } from 'react'\nuseState(0)\n", 'no-restricted-imports'],
  ['src/server/b1.ts', "import { app } from 'electron'\napp.quit()\n", 'no-restricted-imports'],
  ['src/server/sites/b2.ts', "import { x } from '../../main/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/server/b3.ts', "import { x } from '../shared/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/main/c1.ts', "import { x } from '../renderer/src/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/main/c2.ts', "import { createElement } from 'react'\ncreateElement('p')\n", 'no-restricted-imports'],
  ['src/preload/d1.ts', "import { x } from '../main/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/preload/d2.ts', "import { readFileSync } from 'node:fs'\nreadFileSync('')\n", 'no-restricted-imports'],
  ['src/renderer/src/e1.ts', "import { x } from '../../main/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/renderer/src/stage/e2.ts', "import { x } from '../../../server/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/renderer/src/e3.ts', "import { ipcRenderer } from 'electron'\nipcRenderer.send('x')\n", 'no-restricted-imports'],
  ['src/renderer/src/e4.ts', "import { join } from 'node:path'\njoin('')\n", 'no-restricted-imports'],
  ['src/renderer/src/ui/e5.ts', "import { x } from '../timeline/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/renderer/src/ui/e6.ts', "import { x } from '@shared/trace/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/renderer/src/timeline/e7.ts', "import { x } from '../details/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/renderer/src/details/e8.ts', "import { x } from '../timeline/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/shared/i1.ts', "import { x } from './web/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/shared/web/i-web.ts', "import { x } from '../trace/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/shared/problem/i-problem.ts', "import { x } from '../words/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/shared/trace/i-trace.ts', "import { x } from '../words/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/shared/saved/i-saved.ts', "import { x } from '../words/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/shared/words/i-words.ts', "import { x } from '../telling/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/shared/telling/i-telling.ts', "import { x } from '../lesson/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/server/base/i-base.ts', "import { x } from '../network/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/server/network/i-network.ts', "import { x } from '../pages/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/server/stores/i-stores.ts', "import { x } from '../checks/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/server/checks/i-checks.ts', "import { x } from '../pages/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/server/pages/i-pages.ts', "import { x } from '../schemes/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/server/schemes/i-schemes.ts', "import { x } from '../sites/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/main/base/i-base.ts', "import { x } from '../trace/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/main/trace/i-trace.ts', "import { x } from '../recorder/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/main/recorder/i-recorder.ts', "import { x } from '../lab/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/main/lab/i-lab.ts', "import { x } from '../stage/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/main/stage/i-stage.ts', "import { x } from '../pictures/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/main/hold/i-hold.ts', "import { x } from '../handlers/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/renderer/src/base/i-base.ts', "import { x } from '../trace/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/renderer/src/trace/i-trace.ts', "import { x } from '../timeline/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/renderer/src/marks/i-marks.ts', "import { x } from '../details/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/renderer/src/tools/i-tools.ts', "import { x } from '../shell/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/renderer/src/panes/i-panes.ts', "import { x } from '../lesson/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/renderer/src/inspector/i-inspector.ts', "import { x } from '../shell/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/renderer/src/timeline/i-timeline.ts', "import { x } from '../app/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/renderer/src/ui/i-ui.ts', "import { x } from '../trace/x.ts'\nx()\n", 'no-restricted-imports'],
  ['src/renderer/src/e9.ts', "localStorage.setItem('theme', 'dark')\n", 'no-restricted-globals'],
  ['src/renderer/src/e10.tsx', 'export const A = () => <p dangerouslySetInnerHTML={{ __html: "" }} />\n', 'no-danger'],
  ['src/main/f1.ts', 'export const f = (x: Record<string, number[]>) => Object.groupBy([x], () => 1)\n', 'no-restricted-properties'],
  ['src/server/f2.ts', 'export const { promise } = Promise.withResolvers()\n', 'no-restricted-properties'],
  ['src/server/g1.ts', "console.log('x')\n", 'no-console'],
  ['src/server/g2.ts', 'export const f = (x: any) => x\n', 'no-explicit-any'],
  ['src/server/g3.ts', 'export const f = (x: number[]) => x[0]!\n', 'no-non-null-assertion'],
  ['src/server/g4.ts', 'export default 1\n', 'no-default-export'],
  ['src/server/g5.ts', "export * from './g6.ts'\n", 'no-barrel-file'],
  ['src/server/g7.ts', 'export function f() {\n  try {\n    f()\n  } catch {}\n}\n', 'no-empty'],
  ['src/server/g8.ts', `${'export {}\n'.repeat(401)}`, 'max-lines'],
  ['src/server/h1.ts', 'export const f = (g: () => Promise<void>) => {\n  g()\n}\n', 'no-floating-promises'],
  [
    'src/server/h2.ts',
    "export function f(x: 'a' | 'b') {\n  switch (x) {\n    case 'a':\n      f('b')\n  }\n}\n",
    'switch-exhaustiveness-check',
  ],
]

const allowed: readonly (readonly [string, string])[] = [
  ['src/shared/ok1.ts', "import { x } from './x.ts'\nx()\n"],
  ['src/server/ok2.ts', "import { join } from 'node:path'\nimport { x } from '@shared/x.ts'\nx(join(''))\n"],
  ['src/main/ok3.ts', "import { x } from '../server/x.ts'\nimport { app } from 'electron'\nx(app)\n"],
  ['src/preload/ok4.ts', "import { contextBridge } from 'electron'\nimport { x } from '@shared/x.ts'\nx(contextBridge)\n"],
  ['src/renderer/src/ok5.ts', "import { x } from './timeline/x.ts'\nimport { y } from './details/y.ts'\nx(y)\n"],
  [
    'src/shared/telling/ok-telling.ts',
    "import { x } from '../words/x.ts'\nimport { y } from '../trace/y.ts'\nimport { z } from '../web/z.ts'\nx(y, z)\n",
  ],
  ['src/server/sites/ok-sites.ts', "import { x } from '../schemes/x.ts'\nx()\n"],
  ['src/renderer/src/app/ok-app.ts', "import { x } from '../shell/x.ts'\nimport { y } from '../timeline/y.ts'\nx(y)\n"],
  ['src/renderer/src/ui/ok6.ts', "import { x } from '@shared/language.ts'\nx()\n"],
  ['src/main/logger.ts', "console.log('x')\n"],
  ['scripts/ok7.mjs', "console.log('x')\n"],
]

interface Finding {
  readonly code: string
  readonly filename: string
}

let root = ''
let findings: readonly Finding[] = []

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'lint-'))
  for (const [path, text] of [...refused, ...allowed]) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  cpSync(join(projectRoot, '.oxlintrc.json'), join(root, '.oxlintrc.json'))
  writeFileSync(join(root, 'tsconfig.json'), '{ "compilerOptions": { "strict": true, "jsx": "preserve" }, "include": ["src"] }')
  const { command, args } = nodeTool('oxlint')
  const result = spawnSync(command, [...args, '--type-aware', '--format=json'], { cwd: root, encoding: 'utf8' })
  const report = JSON.parse(result.stdout) as { diagnostics: Finding[] }
  // What is imported does not exist here, so calls are of an unknown type: not the subject.
  findings = report.diagnostics.filter(({ code }) => !code.includes('no-unsafe'))
})
afterAll(() => rmSync(root, { recursive: true }))

const codesOf = (path: string) => findings.filter(({ filename }) => filename.replaceAll('\\', '/').endsWith(path)).map(({ code }) => code)

describe('the linter', () => {
  test.each(refused)('refuses %s\n%s by %s', (path, _text, rule) => {
    expect(codesOf(path).some(code => code.endsWith(`(${rule})`))).toBe(true)
  })

  test.each(allowed)('lets %s be', path => {
    expect(codesOf(path)).toEqual([])
  })
})
