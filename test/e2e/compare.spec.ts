import { expect, test } from '@playwright/test'
import { allShown, look } from './support/shown.ts'
import { runApp, type RunningApp } from './support/running-app.ts'

let running: RunningApp

test.beforeAll(async () => {
  running = await runApp(['--lang=en'])
})
test.afterAll(() => running.close())

const openDialog = async () => {
  const server = await look(running.page, 'A', 'server')
  await server.getByRole('button', { name: 'Compare the schemes' }).click()
  return running.page.getByRole('dialog', { name: 'The same story in four ways' })
}

test('compares what was really sent and looked up, and says so while there is nothing', async () => {
  const session = await running.openTab('laptop', 'https://shop.test/session/')
  const empty = await openDialog()
  await expect(empty).toContainText('Nothing to compare yet')
  await running.page.keyboard.press('Escape')
  await expect(empty).toBeHidden()

  const logIn = `document.querySelector('#user').value = 'alice'; document.querySelector('#password').value = 'wonderland'; document.querySelector('#log-in').click()`
  await session.run(logIn)
  await expect.poll(() => session.run(`document.querySelector('#who')?.textContent ?? ''`)).toBe('alice') // the form names her as well
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
  await expect(dialog.getByRole('columnheader')).toHaveText(['Counted', 'Session', 'JWT in Authorization'])
  await expect(dialog.getByRole('row', { name: /Look-ups per request/ }).getByRole('cell')).toHaveText(['2.0', '0.0'])
  await expect(dialog, 'what is missing of the four is named').toContainText('Not used in this trace yet: Basic, Refresh token.')
  await running.page.screenshot({ path: 'test-results/compare.png' })
  await running.page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})

test('two requests of the same page part where only one carried the cookie, and where a check refused it', async () => {
  const { page } = running
  const phone = await running.openTab('phone', 'https://shop.test/session/admin')
  const laptop = await running.openTab('laptop', 'https://shop.test/session/me')
  await laptop.visit('https://shop.test/session/admin')
  expect(await phone.run('document.body.innerText')).toContain('401')

  const rows = page.getByRole('listbox', { name: 'Timeline' }).getByRole('option').filter({ hasText: '/session/admin' })
  await allShown(page)
  await rows.last().click()
  await page.getByRole('button', { name: 'Compare this request with another' }).click()
  const dialog = page.getByRole('dialog', { name: 'Compare two requests' })
  await expect(dialog.getByRole('status')).toHaveText('Only the first request carried “sid”.')
  await expect(dialog.getByRole('row', { name: /Status/ }).getByRole('cell')).toHaveText(['403', '401'])
  await expect(dialog.getByRole('row', { name: /^sid different/ }).getByRole('cell')).toHaveText([/sent/, /none/])
  await expect(dialog.getByRole('row', { name: /Find the cookie/ }).getByRole('cell')).toHaveText([/passed/, /refused no-cookie/])
  await expect(dialog.getByRole('row', { name: /Method/ }), 'what is the same is left out').toHaveCount(0)
  await dialog.getByRole('checkbox', { name: 'Only differences' }).uncheck()
  await expect(dialog.getByRole('row', { name: /Method/ }).getByRole('cell')).toHaveText(['GET', 'GET'])
  await page.screenshot({ path: 'test-results/request-diff.png' })

  const second = dialog.getByRole('combobox', { name: 'Second request' })
  const me = await second.locator('option', { hasText: 'B GET https://shop.test/bearer/ ' }).first().getAttribute('value')
  await second.selectOption(me)
  await expect(dialog.getByRole('status')).not.toContainText('sid')
  await dialog.getByRole('button', { name: 'Show it' }).last().click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: 'Receipt of one request' })).toContainText('https://shop.test/bearer/')
})

test('the first request can be laid beside one that came after it', async () => {
  const { page } = running
  await allShown(page)
  await page.getByRole('listbox', { name: 'Timeline' }).getByRole('option').filter({ hasText: '/session/admin' }).first().click()
  await page.getByRole('button', { name: 'Compare this request with another' }).click()
  const dialog = page.getByRole('dialog', { name: 'Compare two requests' })
  await expect(dialog.getByRole('status')).toHaveText('Only the second request carried “sid”.')
  await page.keyboard.press('Escape')
})
