// Runs in the tab. What the page's own script can read, write and delete.
const line = document.getElementById('readable')
const showCookies = () => {
  line.textContent = document.cookie === '' ? line.dataset.none : document.cookie.split('; ').join('\n')
  const theme = /(?:^|; )theme=(light|dark)/.exec(document.cookie)?.[1] ?? 'light'
  document.getElementById('preview').dataset.theme = theme
}

document.getElementById('script-dark').addEventListener('click', () => {
  document.cookie = 'theme=dark; Path=/cookie; SameSite=Lax; Max-Age=31536000'
  showCookies()
})
document.getElementById('script-admin').addEventListener('click', () => {
  document.cookie = 'role=admin; Path=/cookie; SameSite=Lax; Max-Age=31536000'
  showCookies()
})
document.getElementById('script-delete').addEventListener('click', () => {
  for (const name of ['theme', 'seen', 'role']) document.cookie = `${name}=; Path=/cookie; Max-Age=0`
  showCookies()
})
showCookies()
