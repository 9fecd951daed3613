// Runs in the tab. Fills what the browser gives until it says no, and asks for cookies beyond what it keeps.
const byId = id => document.getElementById(id)
const words = byId('results').dataset
const MEBI = 1024 * 1024
let isCancelled = false

function row(box, id, ...cells) {
  byId(id)?.remove()
  const line = Object.assign(document.createElement('tr'), { id })
  for (const cell of cells) line.append(Object.assign(document.createElement('td'), { textContent: String(cell) }))
  byId(box).append(line)
  return line
}

const pause = () => new Promise(resolve => setTimeout(resolve, 0))

// Keys count as well as values: a code unit of UTF-16 is two octets, whatever the letter.
async function fill(name, area) {
  isCancelled = false
  const keys = []
  let units = 0
  let error = ''
  byId('cancel').hidden = false
  for (let size = MEBI; size >= 1 && !isCancelled;) {
    const key = `fill-${String(keys.length).padStart(3, '0')}`
    const length = Math.max(size - key.length, 0)
    try {
      area.setItem(key, 'x'.repeat(length))
      keys.push(key)
      units += key.length + length
      // Past a hundred there is no limit worth looking for.
      if (keys.length > 400) break
    } catch (thrown) {
      error = thrown.name
      if (size <= 16) break
      size = Math.floor(size / 2)
    }
    byId('progress').value = Math.min(units / (52 * MEBI), 1)
    byId('filled').textContent = units.toLocaleString()
    await pause()
  }
  for (const key of keys) area.removeItem(key)
  byId('cancel').hidden = true
  byId('progress').value = 0
  const said = isCancelled ? words.cancelled : error
  const line = row('results', `result-${name}`, `${name}Storage`, said, units.toLocaleString(), (units * 2).toLocaleString())
  Object.assign(line.dataset, { units, error, cancelled: isCancelled ? 'yes' : 'no' })
}

byId('fill-local').addEventListener('click', () => fill('local', localStorage))
byId('fill-session').addEventListener('click', () => fill('session', sessionStorage))
byId('cancel').addEventListener('click', () => {
  isCancelled = true
})

const post = async path => (await fetch(path, { method: 'POST' })).json()
const arrived = async () => (await (await fetch('/limits/try/arrived')).json()).names

function tellTry(id, outcome, said) {
  const line = row('cookie-results', `tried-${id}`, byId(`try-${id}`).textContent, said)
  line.dataset.outcome = String(outcome)
}

async function tryPair(id, name) {
  await post(`/limits/try/${id}`)
  const came = (await arrived()).includes(name)
  tellTry(id, came ? 'kept' : 'refused', came ? words.kept : words.refused)
}
async function tryPath(id, name) {
  await post(`/limits/try/${id}`)
  const came = (await arrived()).includes(name)
  tellTry(id, came ? 'ignored' : 'kept', came ? words.attributeIgnored : words.attributeKept)
}
async function tryMany() {
  const { set } = await post('/limits/try/many')
  const kept = (await arrived()).filter(name => /^n\d+$/.test(name)).length
  tellTry('many', kept, words.ofMany.replace('{set}', set).replace('{kept}', kept))
}
async function tryYears() {
  await post('/limits/try/years')
  // The server cannot ask for this. The page can where the browser has the Cookie Store API and tells the expiry there.
  const expires = (await globalThis.cookieStore?.get('years'))?.expires
  const days = typeof expires === 'number' ? ((expires - Date.now()) / 86_400_000).toFixed(1) : null
  tellTry('years', days ?? 'unknown', days === null ? words.noDays : words.days.replace('{days}', days))
}

const tries = {
  'pair-4096': () => tryPair('pair-4096', 'full'),
  'pair-4097': () => tryPair('pair-4097', 'over'),
  'path-1024': () => tryPath('path-1024', 'path-kept'),
  'path-1025': () => tryPath('path-1025', 'path-ignored'),
  many: tryMany,
  years: tryYears,
}
for (const [id, attempt] of Object.entries(tries)) {
  byId(`try-${id}`).addEventListener('click', async () => {
    await attempt()
    await post('/limits/try/clear')
  })
}
