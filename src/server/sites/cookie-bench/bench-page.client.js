// Runs in the tab: what a script of the page can do with cookies.
const byId = id => document.getElementById(id)
const said = byId('script-said')
const show = text => {
  said.textContent = text === '' ? said.dataset.empty : text
}

byId('script-form').addEventListener('submit', event => {
  event.preventDefault()
  document.cookie = byId('script-line').value
  show(document.cookie)
})
byId('script-read').addEventListener('click', () => show(document.cookie))
byId('script-send').addEventListener('click', async () => {
  const { cookie } = await (await fetch('/cookies/came')).json()
  show(cookie === '' ? '' : `Cookie: ${cookie}`)
})
