import { readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, it } from 'vitest'

/* What the README's commands load before anything is installed: Node alone has to be enough. */

const root = resolve(import.meta.dirname, '../..')

/** The packages that a script and everything that it imports at once need; what is imported later, by `import()`, may be installed by then. */
function packagesOf(entry: string): readonly string[] {
  const seen = new Set<string>()
  const found: string[] = []
  const read = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|(?:import|export)\s[^'"()=]*\sfrom)\s*'([^']+)'/gm)) {
      if (specifier.startsWith('.')) read(join(dirname(file), specifier))
      else if (!specifier.startsWith('node:')) found.push(`${relative(root, file)}: ${specifier}`)
    }
  }
  read(join(root, entry))
  return found
}

it.each(['scripts/start.mjs', 'scripts/test.mjs', 'scripts/setup.mjs'])('%s begins with nothing installed', entry => {
  expect(packagesOf(entry)).toEqual([])
})

it('a package is found through any number of files', () => {
  expect(packagesOf('scripts/pack/make-package.mjs')).toContain('scripts/pack/fuses.mjs: yaml')
})
