import { expect, test } from '@playwright/test'
import { look } from './support/shown.ts'
import { runApp, type RunningApp } from './support/running-app.ts'

let running: RunningApp

test.beforeAll(async () => {
  running = await runApp(['--lang=en'])
})
test.afterAll(() => running.close())

const openDialog = async () => {
  const server = await look(running.page, 'A', 'server')
  await server.getByRole('button', { name: 'Compare the schemes' }).click()
  return running.page.getByRole('dialog', { name: 'The same story, told four ways' })
}

test('compares what was really sent and looked up, and says so while there is nothing', async () => {
  const session = await running.openTab('laptop', 'https://shop.test/session/')
  const empty = await openDialog()
  await expect(empty).toContainText('Nothing to compare yet')
  await running.page.keyboard.press('Escape')

  const logIn = `document.querySelector('#user').value = 'alice'; document.querySelector('#password').value = 'wonderland'; document.querySelector('#log-in').click()`
  await session.run(logIn)
  await expect.poll(() => session.run('document.body.innerText')).toContain('alice')
  const bearer = await running.openTab('laptop', 'https://shop.test/bearer/')
  await bearer.run(logIn)
  await expect.poll(() => bearer.run(`document.querySelector('#token').textContent`)).toContain('eyJ')
  await bearer.run(`document.querySelector('#go-me').click()`)
  await expect.poll(() => bearer.run(`document.querySelector('#answer').dataset.status`)).toBe('200')

  const dialog = await openDialog()
  const line = (await running.eventsOf('request.received')).findLast(({ url }) => url === 'https://api.shop.test/bearer/me')
  const credential = line?.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? ''
  const octets = `Authorization: ${credential}\r\n`.length
  await expect(dialog.getByRole('row', { name: /Credential per request/ })).toContainText(`${octets} bytes`)
  await expect(dialog.getByRole('columnheader')).toHaveText(['Counted', 'Session', 'JWT'])
  await expect(dialog.getByRole('row', { name: /Look-ups per request/ }).getByRole('cell')).toHaveText(['2.0', '0.0'])
  await running.page.screenshot({ path: 'test-results/compare.png' })
})
