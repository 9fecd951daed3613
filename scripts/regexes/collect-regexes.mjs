import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, Visitor } from 'vite'

/**
 * Every regular expression of the product and its scripts.
 * @typedef {object} Regexes
 * @property {ReadonlyMap<string, readonly string[]>} written as `/source/flags`, with the files that hold it
 * @property {readonly string[]} madeAtRunTime the files with a `RegExp` that no reader of the source can know
 */

/**
 * @param {string} root the folder of package.json
 * @returns {Regexes}
 */
export function collectRegexes(root) {
  /** @type {Map<string, string[]>} */
  const written = new Map()
  /** @type {Set<string>} */
  const madeAtRunTime = new Set()
  for (const folder of ['src', 'scripts']) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(?:tsx?|[cm]js)$/.test(name)) continue
      const file = `${folder}/${name.replaceAll('\\', '/')}`
      const found = regexesIn(file, readFileSync(join(root, file), 'utf8'))
      for (const regex of found.written) written.set(regex, [...(written.get(regex) ?? []), file])
      if (found.isMadeAtRunTime) madeAtRunTime.add(file)
    }
  }
  return { written, madeAtRunTime: [...madeAtRunTime].sort() }
}

/**
 * @param {string} file its name tells the language
 * @param {string} code
 * @returns {{ written: readonly string[], isMadeAtRunTime: boolean }}
 */
export function regexesIn(file, code) {
  /** @type {Set<string>} */
  const written = new Set()
  let isMadeAtRunTime = false
  /** @param {import('vite').ESTree.CallExpression | import('vite').ESTree.NewExpression} node */
  const called = ({ callee, arguments: [source, flags] }) => {
    if (callee.type !== 'Identifier' || callee.name !== 'RegExp') return
    const texts = [constantText(source), flags === undefined ? '' : constantText(flags)]
    if (texts.includes(null)) isMadeAtRunTime = true
    else written.add(`/${texts[0]}/${texts[1]}`)
  }
  new Visitor({
    Literal: node => {
      if ('regex' in node) written.add(`/${node.regex.pattern}/${node.regex.flags}`)
    },
    CallExpression: called,
    NewExpression: called,
  }).visit(parseSync(file, code).program)
  return { written: [...written], isMadeAtRunTime }
}

/** @param {import('vite').ESTree.Argument | undefined} node @returns {string | null} */
function constantText(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? null
  return null
}
