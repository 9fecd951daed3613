// Runs in the tab. Reads and writes this tab's storages and shows what is really there.
const byId = id => document.getElementById(id)
const areas = { local: localStorage, session: sessionStorage }

function showLines(box, lines) {
  box.textContent = lines.length > 0 ? lines.join('\n') : box.dataset.empty
}

function showAll() {
  for (const [name, area] of Object.entries(areas)) {
    const keys = Array.from({ length: area.length }, (_, i) => area.key(i)).sort()
    showLines(
      byId(`${name}-items`),
      keys.map(key => `${key} = ${area.getItem(key)}`),
    )
  }
  showLines(byId('cookie-items'), document.cookie === '' ? [] : document.cookie.split('; '))
}

for (const [name, area] of Object.entries(areas)) {
  const key = byId(`${name}-key`)
  byId(`${name}-form`).addEventListener('submit', event => {
    event.preventDefault()
    area.setItem(key.value, byId(`${name}-value`).value)
    showAll()
  })
  byId(`${name}-remove`).addEventListener('click', () => {
    area.removeItem(key.value)
    showAll()
  })
  byId(`${name}-clear`).addEventListener('click', () => {
    area.clear()
    showAll()
  })
}

byId('cookie-form').addEventListener('submit', event => {
  event.preventDefault()
  const line = byId('cookie-line').value
  document.cookie = line
  showReadBack(line.split(';', 1)[0].trim())
  showAll()
})

// Writing gives no word back: neither an error nor an event tells whether the browser took it. Reading is the one way to know.
function showReadBack(pair) {
  const box = byId('cookie-read-back')
  const isThere = document.cookie.split('; ').includes(pair)
  box.dataset.found = isThere ? 'yes' : 'no'
  box.textContent = isThere ? box.dataset.there : box.dataset.missing
}
byId('cookie-remove').addEventListener('click', () => {
  document.cookie = `${byId('cookie-name').value}=; Path=/; Max-Age=0`
  showAll()
})

byId('open-popup').addEventListener('click', () => {
  window.open('/storage', 'popup', 'popup,width=480,height=640')
})
byId('look-again').addEventListener('click', showAll)
byId('opener').textContent = window.opener === null ? byId('opener').dataset.no : byId('opener').dataset.yes

const heard = []
addEventListener('storage', ({ key, oldValue, newValue }) => {
  heard.push(key === null ? 'clear' : `${key}: ${oldValue} → ${newValue}`)
  showLines(byId('heard'), heard)
  showAll()
})
showLines(byId('heard'), heard)
showAll()
