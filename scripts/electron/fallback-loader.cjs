// @ts-nocheck -- uses what Electron gives its own default app alone: app.setAppPath, app.setVersion, Module._load.
'use strict'
// Stands in for Electron's default_app.asar, which the fallback runtime does not have: "electron [-r module] path".
// write-loader.mjs packs it into the runtime; it runs inside Electron.
const { app } = require('electron')
const fs = require('node:fs')
const path = require('node:path')
const Module = require('node:module')

const preloads = []
let target
const args = process.argv.slice(1)
for (let i = 0; i < args.length && !target; i++) {
  const arg = args[i]
  if (arg === '-r' || arg === '--require') preloads.push(args[++i])
  else if (arg === '--version' || arg === '-v') {
    console.log(`v${process.versions.electron}`)
    process.exit(0)
  } else if (!arg.startsWith('-')) target = path.resolve(arg)
}
process.defaultApp = true
if (!target) {
  console.error('usage: electron [options] path')
  process.exit(1)
}

function mainFileOf(folder) {
  const pkg = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
  if (pkg.version) app.setVersion(pkg.version)
  const name = pkg.productName || pkg.name
  if (name) {
    app.setName(name)
    if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', path.join(app.getPath('appData'), name))
  }
  return path.resolve(folder, pkg.main || 'index.js')
}

try {
  const isFolder = fs.statSync(target).isDirectory()
  const main = isFolder ? mainFileOf(target) : target
  app.setAppPath(isFolder ? target : path.dirname(target))
  for (const id of preloads) require(path.resolve(id))
  Module._load(main, Module, true)
} catch (error) {
  console.error('electron fallback loader:', error)
  process.exit(1)
}
