import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'

export interface FileImport {
  /** Both relative to the repository, with `/`. */
  readonly from: string
  readonly to: string
}

const root = resolve(import.meta.dirname, '../..')

/** Every import of one file of `src` by another, types included. Packages and style sheets are left out. */
export function importsOfSource(): readonly FileImport[] {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(name => /\.(tsx?|js)$/.test(name))
  return files.flatMap(name => {
    const from = join('src', name)
    const specifiers = [
      ...readFileSync(join(root, from), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'((?:\.{1,2}\/|@shared\/)[^']+\.(?:tsx?|js))'/g),
    ]
    return specifiers.map(([, specifier = '']) => {
      const to = specifier.startsWith('@shared/') ? join('src/shared', specifier.slice('@shared/'.length)) : join(dirname(from), specifier)
      return { from: from.replaceAll(sep, '/'), to: to.replaceAll(sep, '/') }
    })
  })
}

/** `src/main/stage`; a file of the root of a side has that side as its folder. */
export const folderOf = (file: string): string => dirname(file)

/** `src/main/stage` for everything below it, `src/renderer/src/stage` on the page's side. */
export function shelfOf(file: string): string {
  const parts = dirname(file).split('/')
  return parts.slice(0, parts[1] === 'renderer' ? 4 : 3).join('/')
}

/** Groups of folders of which each can be reached from each other by imports (Tarjan's strongly connected components of two and more). */
export function findCircles(imports: readonly FileImport[], folder: (file: string) => string): readonly (readonly string[])[] {
  const arrows = new Map<string, Set<string>>()
  for (const { from, to } of imports) {
    const [a, b] = [folder(from), folder(to)]
    if (a !== b) arrows.set(a, (arrows.get(a) ?? new Set()).add(b))
  }
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const stack: string[] = []
  const circles: string[][] = []
  const visit = (node: string): void => {
    order.set(node, order.size)
    lowest.set(node, order.size - 1)
    stack.push(node)
    for (const next of arrows.get(node) ?? []) {
      if (!order.has(next)) visit(next)
      if (stack.includes(next)) lowest.set(node, Math.min(lowest.get(node) ?? 0, lowest.get(next) ?? 0))
    }
    if (lowest.get(node) !== order.get(node)) return
    const circle = stack.splice(stack.indexOf(node))
    if (circle.length > 1) circles.push(circle.toSorted())
  }
  for (const node of arrows.keys()) if (!order.has(node)) visit(node)
  return circles
}

/** For a reader of a failed test: which imports make this circle. */
export function importsWithin(
  circle: readonly string[],
  imports: readonly FileImport[],
  folder: (file: string) => string,
): readonly string[] {
  return imports
    .filter(({ from, to }) => folder(from) !== folder(to) && circle.includes(folder(from)) && circle.includes(folder(to)))
    .map(({ from, to }) => `${from} → ${relative('.', to)}`)
}
