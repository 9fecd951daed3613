// Runs in the tab, on shop.test. The access token lives in this variable alone: a reload forgets it, and the next 401 fetches another.
let accessToken = null
// The refresh token lies in a cookie that no script can read, or here, when the server hands it to the page (switch of the lab).
const KEY = 'refresh_token'

const callsBox = document.querySelector('#calls')
const renewedBy = callsBox.dataset.renewedBy
let calls = []

function showTokens() {
  const show = (id, token) => {
    const box = document.querySelector(id)
    box.textContent = token === null ? box.dataset.none : `${token.slice(0, 6)}…${token.slice(-6)}`
  }
  show('#access', accessToken)
  show('#refresh', localStorage.getItem(KEY))
}

/** One request, written down below the buttons; null when the browser lets the page read no answer. */
async function call(method, path, headers = {}, body) {
  try {
    const init =
      body === undefined
        ? { method, headers }
        : { method, headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
    const response = await fetch(`/refresh${path}`, init)
    const answer = await response.json()
    calls.push(`${method} ${path} → ${response.status} ${tell(answer)}`)
    return { status: response.status, answer }
  } catch {
    calls.push(`${method} ${path} → ${callsBox.dataset.unreadable}`)
    return null
  } finally {
    callsBox.textContent = calls.join('\n')
    document.querySelector('#ask').scrollIntoView() // a tab on the stage is not tall: what was asked shall be seen
    callsBox.dataset.status = calls.at(-1)?.match(/→ (\d+)/)?.[1] ?? ''
  }
}

/** What the answer says, its tokens left out. */
function tell({ user, role, users, title, access_token: isRenewed, refresh_token: isRotated }) {
  const said = [
    user ?? null,
    role ?? null,
    users?.join(', ') ?? null,
    title ?? null,
    isRenewed && '+ access_token',
    isRotated && '+ refresh_token',
  ]
  return said.filter(Boolean).join(' · ')
}

function keep({ access_token: access, refresh_token: refresh }) {
  if (access !== undefined) accessToken = access
  if (refresh !== undefined) localStorage.setItem(KEY, refresh)
  showTokens()
}

/** A new access token for the stale one. The cookie goes along by itself; a token of the page's own stands in the body. */
async function renew(given = localStorage.getItem(KEY)) {
  const renewed = await call('POST', '/auth/renew', {}, given === null ? undefined : { refresh_token: given })
  if (renewed?.status !== 200) {
    accessToken = null
    showTokens()
    return false
  }
  keep(renewed.answer)
  return true
}

/**
 * One renewal at a time in this whole browser: two tabs that renew at once would send the same token twice, and the second would look
 * like a thief. After the wait it may turn out that a call of this tab has renewed meanwhile.
 */
function renewAlone(stale) {
  const unlessRenewed = () => (accessToken === stale ? renew() : true)
  return navigator.locks === undefined ? unlessRenewed() : navigator.locks.request('refresh', unlessRenewed)
}

/** Asks; at a 401 renews, and asks once more. */
async function ask(path) {
  calls = []
  const used = accessToken
  const first = await askOnce(path)
  if (first?.status === 401 && (await renewAlone(used))) await askOnce(path)
}

async function askOnce(path) {
  const headers = accessToken === null ? {} : { Authorization: `Bearer ${accessToken}` }
  const refresh = localStorage.getItem(KEY)
  // A server that is to renew silently must get both tokens each time; a cookie does that by itself.
  if (renewedBy === 'server' && refresh !== null) headers['Refresh-Token'] = refresh
  const got = await call('GET', path, headers)
  if (got?.status === 200) keep(got.answer)
  return got
}

function on(id, act) {
  document.querySelector(id).addEventListener('click', act)
}

document.querySelector('form').addEventListener('submit', async event => {
  event.preventDefault()
  calls = []
  const { user, password } = event.target.elements
  const loggedIn = await call('POST', '/auth/login', {}, { user: user.value, password: password.value })
  if (loggedIn?.status !== 200) return
  localStorage.removeItem(KEY) // of a log-in before this one
  keep(loggedIn.answer)
})
on('#go-me', () => ask('/api/me'))
on('#go-admin', () => ask('/api/admin'))
on('#renew', () => {
  calls = []
  return renewAlone(accessToken)
})
// What the lock is for: without it both requests carry the same refresh token.
on('#race', () => {
  calls = []
  return Promise.all([renew(), renew()])
})
// The same in two tabs: the other one starts first and says so, and this one follows while the response to the other is under way.
const tabs = new BroadcastChannel('refresh')
const renewBeside = isLocked => {
  calls = []
  return isLocked ? renewAlone(accessToken) : renew()
}
tabs.addEventListener('message', ({ data: { kind, isLocked } }) => {
  void renewBeside(isLocked)
  if (kind === 'renew') tabs.postMessage({ kind: 'follow', isLocked })
})
on('#race-tabs', () => tabs.postMessage({ kind: 'renew', isLocked: false }))
on('#queue-tabs', () => tabs.postMessage({ kind: 'renew', isLocked: true }))
on('#log-out', async () => {
  calls = []
  const refresh = localStorage.getItem(KEY)
  const headers = accessToken === null ? {} : { Authorization: `Bearer ${accessToken}` }
  await call('POST', '/auth/logout', headers, refresh === null ? undefined : { refresh_token: refresh })
  accessToken = null
  localStorage.removeItem(KEY)
  showTokens()
})

// A copied token, pasted by hand or brought in the address by the person who copied it. The page keeps what it gets for it.
const copied = document.querySelector('#copied')
copied.value = new URLSearchParams(location.hash.slice(1)).get(KEY) ?? ''
on('#use-copied', () => {
  calls = []
  return renew(copied.value.trim())
})
addEventListener('storage', showTokens)
showTokens()
