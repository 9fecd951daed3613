import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { eventSchemas } from '@shared/trace/event-schemas.ts'

/* The tables of docs/trace-events.md are made from the schemas and the comments above them: `npx vitest run test/repository/trace-events.test.ts -u` writes them. */

const root = resolve(import.meta.dirname, '../..')
const path = join(root, 'docs/trace-events.md')
const folder = join(root, 'src/shared/trace')
const sources = readdirSync(folder)
  .filter(name => name.endsWith('-events.ts'))
  .map(name => readFileSync(join(folder, name), 'utf8'))

const comment = String.raw`\/\*\*((?:[^*]|\*(?!\/))*)\*\/\n`
const plain = (text: string): string =>
  text
    .replaceAll(/\n\s*\*/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

interface Family {
  readonly name: string
  readonly about: string
  readonly kinds: readonly { readonly kind: string; readonly about: string }[]
}
const families = sources
  .flatMap(source => [
    ...source.matchAll(new RegExp(`${comment}export const (\\w+) = eventsOf\\('\\w+'\\)\\(\\{\\n([\\s\\S]*?)\\n\\}\\)`, 'g')),
  ])
  .map(([, about = '', name = '', entries = '']): Family => ({
    name,
    about: plain(about),
    kinds: [...`${entries}\n`.matchAll(new RegExp(`^ {2}${comment} {2}'([a-z.-]+)': `, 'gm'))].map(([, text = '', kind = '']) => ({
      kind,
      about: plain(text),
    })),
  }))

const stamp: ReadonlySet<string> = new Set(['seq', 'at', 'cause', 'observer', 'kind'])
/** What an event of this kind carries beside its stamp; with a question mark where it need not be there. */
function membersOf(kind: string): readonly string[] {
  const schema: unknown = eventSchemas[kind as keyof typeof eventSchemas]
  const { shape } = (schema as { _zod: { def: { shape: Readonly<Record<string, { _zod: { optout?: string } }>> } } })._zod.def
  const names = Object.entries(shape).filter(([name]) => !stamp.has(name))
  return names.map(([name, { _zod }]) => (_zod.optout === 'optional' ? `${name}?` : name))
}

function tableOf({ kinds }: Family): string {
  const rows = [['kind', 'what it says', 'members'], ...kinds.map(({ kind, about }) => [`\`${kind}\``, about, membersOf(kind).join(', ')])]
  const widths = [0, 1, 2].map(column => Math.max(...rows.map(row => (row[column] ?? '').length)))
  const [head = '', ...others] = rows.map(row => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`)
  return [head, `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`, ...others].join('\n')
}

/** The document with each table made anew: between `<!-- events: name -->` and `<!-- /events -->`. */
const filled = (document: string): string =>
  document.replaceAll(/(<!-- events: (\w+) -->\n)[\s\S]*?(<!-- \/events -->)/g, (whole, begin: string, name: string, end: string) => {
    const family = families.find(candidate => candidate.name === name)
    return family === undefined ? whole : `${begin}\n${family.about}\n\n${tableOf(family)}\n\n${end}`
  })

describe('docs/trace-events.md', () => {
  const document = readFileSync(path, 'utf8')

  it('can be made: every kind has its comment in the file of its family', () => {
    const described = families.flatMap(({ kinds }) => kinds.map(({ kind }) => kind))
    expect(described.toSorted()).toEqual(Object.keys(eventSchemas).toSorted())
  })

  it('has a table of every family', () => {
    const named = [...document.matchAll(/<!-- events: (\w+) -->/g)].map(([, name = '']) => name)
    expect(named.toSorted()).toEqual(families.map(({ name }) => name).toSorted())
  })

  it('says of every event what its schema says', async () => {
    await expect(filled(document)).toMatchFileSnapshot(path)
  })
})
