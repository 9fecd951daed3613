// Runs in the tab. What a script of the page can see, any script on the page can see: one from a CDN, one that an attacker slipped in.
const { way, next } = document.querySelector('#careless').dataset
const seen = document.querySelector('#seen')

const inCookie = () => /(?:^|; )token=([^;]*)/.exec(document.cookie)?.[1] ?? null

// `copied`: the page moves the cookie's token to where it is easier to use, and easier to steal.
if (way === 'copied' && inCookie() !== null) localStorage.setItem('token', inCookie())

// `header`: the page's script sends the form itself, takes the token from the answer's field, and makes a cookie of it.
const form = document.querySelector('form[action$="/login"]')
if (way === 'header' && form !== null) {
  form.addEventListener('submit', async event => {
    event.preventDefault()
    const response = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) })
    const token = response.headers.get('X-Token')
    if (token === null) {
      seen.textContent = String(response.status)
      return
    }
    localStorage.setItem('token', token)
    document.cookie = `token=${token}; Path=/; SameSite=Lax${location.protocol === 'https:' ? '; Secure' : ''}`
    location.assign(next)
  })
}

const found = [
  inCookie() === null ? null : `document.cookie: ${inCookie()}`,
  localStorage.getItem('token') === null ? null : `localStorage: ${localStorage.getItem('token')}`,
]
seen.textContent = found.filter(line => line !== null).join('\n') || seen.dataset.nothing
