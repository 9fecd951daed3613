// Runs in the tab, on shop.test. In localStorage every tab of this browser has the token, in sessionStorage this tab, in a variable this
// page until it is loaded again; in each of them every script of this page has it.
const API = 'https://api.shop.test/bearer'
const KEY = 'token'

const answerBox = document.querySelector('#answer')
const tokenBox = document.querySelector('#token')

const { keptIn, revocation } = tokenBox.dataset
let variable = null
const storage = keptIn === 'memory' ? null : window[keptIn]

const keptToken = () => (storage === null ? variable : storage.getItem(KEY))
function keepToken(token) {
  if (storage === null) variable = token
  else if (token === null) storage.removeItem(KEY)
  else storage.setItem(KEY, token)
}

function showToken() {
  tokenBox.textContent = keptToken() ?? tokenBox.dataset.none
}

async function show(request) {
  try {
    const response = await request
    const body = await response.json()
    answerBox.dataset.status = String(response.status)
    answerBox.textContent = `${response.status}\n${JSON.stringify(body, null, 2)}`
    return response.ok ? body : null
  } catch {
    // The browser tells a page no more than this when CORS forbids it to read the answer.
    answerBox.dataset.status = ''
    answerBox.textContent = answerBox.dataset.unreadable
    return null
  }
}

function ask(path, method = 'GET') {
  const token = keptToken()
  const headers = token === null ? {} : { Authorization: `Bearer ${token}` }
  return show(fetch(`${API}${path}`, { method, headers }))
}

document.querySelector('form').addEventListener('submit', async event => {
  event.preventDefault()
  const { user, password } = event.target.elements
  const body = JSON.stringify({ user: user.value, password: password.value })
  const issued = await show(fetch(`${API}/login`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }))
  if (issued !== null) keepToken(issued.access_token)
  showToken()
})
document.querySelector('#go-me').addEventListener('click', () => ask('/me'))
document.querySelector('#go-admin').addEventListener('click', () => ask('/admin'))
document.querySelector('#log-out').addEventListener('click', async () => {
  // Where the server keeps a list, it must be told; otherwise nobody is asked.
  const isUntold = revocation !== 'wait' && keptToken() !== null && (await ask('/logout', 'POST')) === null
  keepToken(null)
  if (!isUntold) {
    answerBox.dataset.status = ''
    answerBox.textContent = answerBox.dataset.forgotten
  }
  showToken()
})
// Another tab of this browser has logged in or out.
addEventListener('storage', showToken)
showToken()
