import type { SchemeId } from '@shared/ids.ts'
import type { CheckName } from '@shared/trace/check.ts'

/**
 * The server's own files, as text and from the same build: the code that is read is the code that runs. Nothing here is executed, and
 * the rule that our page imports no server code stands.
 */
const files = import.meta.glob<string>(['../../../server/schemes/**/*.{ts,js}', '../../../server/checks/*.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
})
const root = '../../../server/'

export interface SourceFile {
  /** From the server's folder on: `schemes/session/session-scheme.ts`. */
  readonly path: string
  readonly text: string
}

const sources: readonly SourceFile[] = Object.entries(files)
  .map(([path, text]) => ({ path: path.slice(root.length), text }))
  .sort((a, b) => (a.path < b.path ? -1 : 1))

/** The file that decides a scheme's route; null when none says that it does. */
export function findRouteSource(scheme: SchemeId, route: string, among: readonly SourceFile[] = sources): SourceFile | null {
  const own = among.filter(({ text }) => text.includes(`scheme: '${scheme}'`))
  const story = own.flatMap(file => [file, ...neighboursOf(file, among)])
  return story.find(({ text }) => text.includes(`.route('${route}'`)) ?? null
}

/** Everything that belongs to the same story: the other files of the scheme's folder. A scheme of one file has no others. */
export function neighboursOf({ path }: SourceFile, among: readonly SourceFile[] = sources): readonly SourceFile[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  return folder === 'schemes/' ? [] : among.filter(other => other.path !== path && other.path.startsWith(folder))
}

/**
 * What a file with routes uses of its folder, and the scripts of its pages. Not the files of other routes: they decide other requests.
 */
export function usedBy(file: SourceFile, among: readonly SourceFile[] = sources): readonly SourceFile[] {
  const beside = neighboursOf(file, among)
  const used = new Set<SourceFile>()
  const follow = ({ text }: SourceFile): void => {
    for (const other of beside) {
      if (!imports(text, other) || used.has(other) || hasRoutes(other)) continue
      used.add(other)
      follow(other)
    }
  }
  follow(file)
  const isScriptOfOthers = (script: SourceFile): boolean => beside.some(other => hasRoutes(other) && imports(other.text, script))
  return beside.filter(other => used.has(other) || (other.path.endsWith('.client.js') && !isScriptOfOthers(other)))
}

const hasRoutes = ({ text }: SourceFile): boolean => text.includes(".route('")

/** As a module, or as the text of a script (`?raw`). */
function imports(text: string, { path }: SourceFile): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return text.includes(`from './${name}'`) || text.includes(`from './${name}?raw'`)
}

export function checkSource(check: CheckName, among: readonly SourceFile[] = sources): SourceFile | null {
  return among.find(({ path }) => path === `checks/${check}.ts`) ?? null
}

/** A check that goes by another name than its file: one beside the scheme that asks a library, or a variant of a shared one. */
export function definingSource(identifier: string, scheme: SourceFile, among: readonly SourceFile[] = sources): SourceFile | null {
  const defines = new RegExp(`\\b(?:function|const) ${identifier}\\b`)
  const checks = among.filter(({ path }) => path.startsWith('checks/'))
  return [...neighboursOf(scheme, among), ...checks].find(({ text }) => defines.test(text)) ?? null
}
