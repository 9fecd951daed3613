// Runs in the tab: what a script of the page can do with cookies.
const byId = id => document.getElementById(id)
const said = byId('script-said')
const putText = text => {
  said.textContent = text === '' ? said.dataset.empty : text
}

byId('script-form').addEventListener('submit', event => {
  event.preventDefault()
  document.cookie = byId('script-line').value
  putText(document.cookie)
})
byId('script-read').addEventListener('click', () => putText(document.cookie))
byId('script-send').addEventListener('click', async () => {
  const { cookie } = await (await fetch('/cookies/came')).json()
  putText(cookie === '' ? '' : `Cookie: ${cookie}`)
})
