// Runs in the tab, on evil.test. Counts the seconds since the page was opened: some rules of cookies look at real time.
const openedAt = Date.now()
setInterval(() => {
  document.getElementById('since').textContent = String(Math.floor((Date.now() - openedAt) / 1000))
}, 250)
