// Runs in the tab. Sends what the button says, and tells what the browser hands to the script.
const gotBox = document.getElementById('got')

for (const button of document.querySelectorAll('button[data-address]')) {
  button.addEventListener('click', async () => {
    const { address, mode, own } = button.dataset
    const name = own === 'yes' ? button.textContent.trim() : `credentials: ${mode}`
    try {
      const response = await fetch(address, {
        credentials: mode,
        cache: 'no-store',
        ...(own === 'yes' ? { headers: { 'X-Own': '1' } } : {}),
      })
      gotBox.textContent = `${name} → ${response.status}: ${await response.text()}`
    } catch (error) {
      // A script learns no more than this, so that it cannot ask around in networks that it may not read.
      gotBox.textContent = `${name} → ${gotBox.dataset.blocked} (${error.name})`
    }
  })
}
