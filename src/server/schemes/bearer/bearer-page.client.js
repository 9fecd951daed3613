// Runs in the tab, on shop.test. The token lives in localStorage: every tab of this browser has it, and so has every script of this origin.
const API = 'https://api.shop.test/bearer'
const KEY = 'token'

const answerBox = document.querySelector('#answer')
const tokenBox = document.querySelector('#token')

function showToken() {
  tokenBox.textContent = localStorage.getItem(KEY) ?? tokenBox.dataset.none
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

function ask(path) {
  const token = localStorage.getItem(KEY)
  const headers = token === null ? {} : { Authorization: `Bearer ${token}` }
  return show(fetch(`${API}${path}`, { headers }))
}

document.querySelector('form').addEventListener('submit', async event => {
  event.preventDefault()
  const { user, password } = event.target.elements
  const body = JSON.stringify({ user: user.value, password: password.value })
  const issued = await show(fetch(`${API}/login`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }))
  if (issued !== null) localStorage.setItem(KEY, issued.access_token)
  showToken()
})
document.querySelector('#go-me').addEventListener('click', () => ask('/me'))
document.querySelector('#go-admin').addEventListener('click', () => ask('/admin'))
document.querySelector('#log-out').addEventListener('click', () => {
  localStorage.removeItem(KEY)
  answerBox.dataset.status = ''
  answerBox.textContent = answerBox.dataset.forgotten
  showToken()
})
// Another tab of this browser has logged in or out.
addEventListener('storage', showToken)
showToken()
