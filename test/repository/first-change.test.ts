import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/* docs/first-change.md is performed in a copy: every block is applied, then the compiler and the tests that it names have their say. */

const root = resolve(import.meta.dirname, '../..')
const guide = readFileSync(join(root, 'docs/first-change.md'), 'utf8')
const copied = ['src', 'lessons', 'test/shared', 'test/server', 'test/support', 'package.json', 'vitest.config.ts']
const configs = ['tsconfig.base.json', 'tsconfig.node.json']
/** Rejects with what the program wrote, so that a failed test says it. */
async function said(script: string, args: readonly string[], cwd: string): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, [script, ...args], { cwd, env: { ...process.env, VITEST: '' } })
  } catch (error) {
    throw error instanceof Error && 'stdout' in error ? new Error(String(error.stdout)) : error
  }
}

interface Step {
  readonly file: string
  /** Null: a new file. */
  readonly line: { readonly how: 'after' | 'instead of'; readonly text: string } | null
  readonly block: string
}

const steps = [
  ...guide.matchAll(/^(?:In `([^`\n]+)`, (after|instead of) `([^`\n]+)`|New file `([^`\n]+)`):\n\n```[a-z]+\n([\s\S]*?)^```$/gm),
].map(([, existing, how, text = '', created = '', block = '']): Step => ({
  file: existing ?? created,
  line: existing === undefined ? null : { how: how === 'after' ? 'after' : 'instead of', text },
  block,
}))
const namedTests = [...guide.matchAll(/`npx vitest run ([^`\n]+)`/g)].map(([, file = '']) => file)

/** A line that is not there once is an error: the guide would be ambiguous, or out of date. */
function apply({ file, line, block }: Step, folder: string): void {
  const path = join(folder, file)
  if (line === null) {
    if (existsSync(path)) throw new Error(`${file} exists already`)
    writeFileSync(path, block)
    return
  }
  const lines = readFileSync(path, 'utf8').split('\n')
  const places = lines.flatMap((candidate, index) => (candidate.trim() === line.text.trim() ? [index] : []))
  const [at] = places
  if (at === undefined || places.length > 1) throw new Error(`${file} has ${places.length} lines “${line.text.trim()}”`)
  lines.splice(line.how === 'after' ? at + 1 : at, line.how === 'after' ? 0 : 1, block.trimEnd())
  writeFileSync(path, lines.join('\n'))
}

describe('the first change', () => {
  const folder = mkdtempSync(join(tmpdir(), 'first-change-'))
  beforeAll(() => {
    for (const name of [...copied, ...configs]) cpSync(join(root, name), join(folder, name), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
    for (const step of steps) apply(step, folder)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is described in steps, each an existing line or a new file, and names a test for each walk', () => {
    expect(steps.length).toBeGreaterThan(8)
    expect(guide.match(/^```[a-z]+$/gm)).toHaveLength(steps.length)
    expect(namedTests).toHaveLength(guide.match(/^## /gm)?.length ?? 0)
  })

  it('compiles', async () => {
    const compiler = join(root, 'node_modules/typescript/bin/tsc')
    writeFileSync(
      join(folder, 'tsconfig.json'),
      // A cache of its own: that of the repository is behind the link to its packages.
      JSON.stringify({ extends: './tsconfig.node.json', compilerOptions: { tsBuildInfoFile: './copy.tsbuildinfo' } }),
    )
    await said(compiler, ['-p', 'tsconfig.json'], folder)
  })

  it('passes the tests that it names', async () => {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs')
    await said(vitest, ['run', '--project', 'node', ...namedTests], folder)
  })
})
