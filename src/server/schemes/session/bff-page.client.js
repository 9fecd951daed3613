// Runs in the tab, on shop.test. There is no token here to keep or to send: the browser adds the session's cookie by itself.
const BFF = '/session/bff'
const answerBox = document.querySelector('#answer')

async function askBackend(path, options) {
  const response = await fetch(`${BFF}${path}`, options)
  answerBox.dataset.status = String(response.status)
  answerBox.textContent = `${response.status}\n${JSON.stringify(await response.json(), null, 2)}`
}

document.querySelector('form').addEventListener('submit', event => {
  event.preventDefault()
  const { user, password } = event.target.elements
  const body = JSON.stringify({ user: user.value, password: password.value })
  void askBackend('/login', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
})
document.querySelector('#go-me').addEventListener('click', () => askBackend('/me'))
document.querySelector('#log-out').addEventListener('click', () => askBackend('/logout', { method: 'POST' }))
document.querySelector('#look').addEventListener('click', () => {
  const seen = {
    cookies: document.cookie,
    localStorage: Object.fromEntries(Object.entries(localStorage)),
    sessionStorage: Object.fromEntries(Object.entries(sessionStorage)),
  }
  answerBox.dataset.status = ''
  answerBox.textContent = JSON.stringify(seen)
})
