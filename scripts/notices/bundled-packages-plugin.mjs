import { mkdirSync, writeFileSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { projectRoot } from '../shell/project-root.mjs'
import { packageOfModule } from './package-of-module.mjs'

/** Where a build leaves its lists, one per target. */
export const bundledFolder = join(projectRoot, 'out', 'bundled')

/** @param {import('vite').Rollup.OutputChunk | import('vite').Rollup.OutputAsset} file @param {string} root @returns {string[]} */
function modulesOf(file, root) {
  if (file.type === 'chunk')
    return Object.entries(file.modules)
      .filter(([, rendered]) => rendered.renderedLength > 0)
      .map(([id]) => id)
  return file.originalFileNames.map(name => (isAbsolute(name) ? name : resolve(root, name)))
}

/**
 * Notes which npm packages really end up in a bundle: modules with code that was kept, style sheets, fonts and pictures.
 * The third-party notices are made from these lists.
 * @param {string} target main, preload, renderer or worker
 * @returns {import('vite').Plugin}
 */
export function listBundledPackages(target) {
  let root = projectRoot
  return {
    name: 'list-bundled-packages',
    apply: 'build',
    configResolved(config) {
      root = config.root
    },
    generateBundle(_options, bundle) {
      const styleSheets = [...this.getModuleIds()].filter(id => /\.css(\?|$)/.test(id))
      const modules = [...Object.values(bundle).flatMap(file => modulesOf(file, root)), ...styleSheets]
      const folders = modules.map(packageOfModule).flatMap(found => (found ? [found.folder.slice(projectRoot.length + 1)] : []))
      mkdirSync(bundledFolder, { recursive: true })
      // A build has several workers, each a bundle of its own.
      const entry = Object.values(bundle).find(file => file.type === 'chunk' && file.isEntry)
      const name = target === 'worker' && entry?.type === 'chunk' ? `${target}-${entry.name}` : target
      writeFileSync(join(bundledFolder, `${name}.json`), `${JSON.stringify([...new Set(folders)].sort(), null, 2)}\n`)
    },
  }
}
