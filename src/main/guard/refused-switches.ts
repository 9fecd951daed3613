/**
 * Switches that would hand a release to another program: its debuggers, its engine's flags, its network, its child processes. Fuses refuse
 * those of Node that they know; Chromium's have none.
 */
const refused: ReadonlySet<string> = new Set([
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-debugging-io-pipes',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-wait',
  'inspect-port',
  'inspect-publish-uid',
  'debug-port',
  'js-flags',
  'load-extension',
  'disable-extensions-except',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-file-access-from-files',
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'proxy-server',
  'proxy-pac-url',
  'proxy-bypass-list',
  'host-rules',
  'host-resolver-rules',
  'browser-subprocess-path',
  'renderer-cmd-prefix',
  'renderer-startup-dialog',
  'utility-cmd-prefix',
  'gpu-launcher',
  'plugin-launcher',
  'ppapi-plugin-launcher',
  'enable-automation',
  'log-net-log',
  'ssl-key-log-file',
])

/** Which of these arguments a release refuses, by their names. Chromium takes one dash or two, any case on Windows, and a value or none. */
export function refusedSwitches(args: readonly string[]): readonly string[] {
  const names = args.map(arg => /^(?:--?|\/)([a-z-]+)(?:=|$)/i.exec(arg)?.[1]?.toLowerCase())
  return [...new Set(names.filter(name => name !== undefined && refused.has(name)))] as readonly string[]
}
