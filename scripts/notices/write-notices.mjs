/** @typedef {import('./licence-of.mjs').Licence} Licence */

const head = `Crumbtrail contains the following software of others, each under its own licence. This file is made by
\`npm run notices\` from what the build really bundles. Electron and Chromium bring their own notices: LICENSE.electron.txt and
LICENSES.chromium.html beside the packaged app.
`

const rule = '='.repeat(80)

/**
 * The text of THIRD-PARTY-NOTICES. Packages that share one text word by word (a family of one maker) share one entry.
 * @param {readonly Licence[]} licences
 * @returns {string}
 */
export function writeNotices(licences) {
  /** @type {Map<string, Licence[]>} */
  const byText = new Map()
  const inOrder = [...licences].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1))
  for (const licence of inOrder) {
    const key = `${licence.licence}\n${licence.text}`
    byText.set(key, [...(byText.get(key) ?? []), licence])
  }
  const entries = [...byText.values()].map(family => {
    const names = family.map(({ name, version }) => `${name} ${version}`).join('\n')
    return `${rule}\n${names}\nLicence: ${family[0]?.licence ?? ''}\n\n${family[0]?.text ?? ''}\n`
  })
  return `${head}\n${entries.join('\n')}`
}
