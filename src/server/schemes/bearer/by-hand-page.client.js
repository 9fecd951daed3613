// Runs in the tab, on shop.test. Takes a JWT apart and puts one together, with nothing but what every browser has.
const field = id => document.getElementById(id)
const utf8 = text => new TextEncoder().encode(text)

/** RFC 4648 §5, without padding, as RFC 7515 §2 asks. */
const toBase64url = octets =>
  btoa(String.fromCharCode(...octets))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
const fromBase64url = part =>
  new TextDecoder().decode(Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0)))

// What is signed, and the signature as it stands: the one that came with the token, until another is made.
let encoded = ''
let signature = ''

function showParts() {
  field('encoded').textContent = encoded === '' ? '–' : encoded
  field('signature').textContent = signature === '' ? '–' : signature
  field('compact').textContent = encoded === '' ? '–' : `${encoded}.${signature}`
}

function encodeBoth() {
  encoded = `${toBase64url(utf8(field('header').value))}.${toBase64url(utf8(field('payload').value))}`
}

field('take').addEventListener('click', () => {
  const token = localStorage.getItem('token')
  if (token === null) {
    field('taken').textContent = field('taken').dataset.none
    return
  }
  const [header, payload, signed] = token.split('.')
  field('header').value = fromBase64url(header)
  field('payload').value = fromBase64url(payload)
  encoded = `${header}.${payload}`
  signature = signed
  showParts()
})

field('encode').addEventListener('click', () => {
  encodeBoth()
  showParts()
})

field('sign-form').addEventListener('submit', async event => {
  event.preventDefault()
  encodeBoth()
  const secret = utf8(field('secret').value)
  if (secret.length === 0) {
    signature = '' // HMAC takes no empty key here: WebCrypto refuses it
    showParts()
    return
  }
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  signature = toBase64url(new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(encoded))))
  showParts()
})

field('send').addEventListener('click', async () => {
  const box = field('answer')
  try {
    const response = await fetch('https://api.shop.test/bearer/admin', { headers: { Authorization: `Bearer ${encoded}.${signature}` } })
    box.dataset.status = String(response.status)
    box.textContent = `${response.status}\n${JSON.stringify(await response.json(), null, 2)}`
  } catch {
    box.dataset.status = ''
    box.textContent = box.dataset.unreadable
  }
})
