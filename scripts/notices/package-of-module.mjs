/**
 * The npm package that a module of a bundle comes from.
 * @param {string} id a file path as the bundler has it: perhaps with a query, a NUL for a virtual module, backslashes
 * @returns {{ name: string, folder: string } | undefined} undefined for our own code
 */
export function packageOfModule(id) {
  const path = id.replaceAll('\\', '/').replace(/^\0/, '').split('?')[0] ?? ''
  const match = /^(.*\/node_modules\/)((?:@[^/]+\/)?[^/]+)\//.exec(path)
  if (!match) return undefined
  const [, before = '', name = ''] = match
  return { name, folder: before + name }
}
