// Runs in the tab. Asks for an address as a page would, and tells what came and whether the network was used.
const results = document.getElementById('results')
const say = key => results.dataset[key]

async function askCache(path, options = {}) {
  performance.clearResourceTimings()
  const response = await fetch(path, options)
  const text = (await response.text()).slice(0, 20)
  const [entry] = performance.getEntriesByType('resource').slice(-1)
  // 0 octets over the network: the answer was in the cache. About 300 with a body: only a 304 came. Both as Resource Timing says.
  const transferred = entry?.transferSize ?? -1
  const came =
    transferred === 0 ? say('cache') : transferred <= 300 && transferred > 0 && options.checked ? say('validated') : say('server')
  const row = document.createElement('tr')
  row.dataset.path = path
  row.dataset.from = transferred === 0 ? 'cache' : 'server'
  for (const cell of [`${options.method ?? 'GET'} ${path}`, response.status, text, came]) {
    row.append(Object.assign(document.createElement('td'), { textContent: String(cell) }))
  }
  results.prepend(row)
}

const requests = {
  kept: () => askCache('/cache/kept'),
  moved: () => askCache('/cache/moved'),
  missing: () => askCache('/cache/missing'),
  checked: () => askCache('/cache/checked', { checked: true }),
  uncached: () => askCache('/cache/uncached'),
  posted: () => askCache('/cache/posted', { method: 'POST' }),
  'varied-tea': () => askCache('/cache/varied', { headers: { 'X-Flavour': 'tea' } }),
  'varied-mint': () => askCache('/cache/varied', { headers: { 'X-Flavour': 'mint' } }),
}
for (const [id, request] of Object.entries(requests)) document.getElementById(`ask-${id}`).addEventListener('click', request)
