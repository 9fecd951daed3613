/**
 * The mends of faults, each by the few lines that take it out again: `npm run contradictions -- --without NAME` shows that the test then
 * finds the fault. An edit that does not stand in its file any more is an error: bring it up to date with the code.
 * @type {Readonly<Record<string, import('./without-mend.mjs').Mend>>}
 */
export const mends = {
  jar: {
    fault: 'what became of a Set-Cookie is taken from its line: “deleted” of a cookie that stays',
    only: ['page-sets-cookies', 'fetch'],
    sign: /^(?:receipt|cookie|chip): .*(?:deleted|stored)/,
    edits: [
      {
        file: 'src/main/recorder/jar-ledger.ts',
        from: `entry === null && read === null
          ? ({ kind: 'not-known' } as const)`,
        to: `entry === null
          ? ({ kind: line.read?.isDeletion === true ? 'deleted' : 'stored' } as const)`,
      },
    ],
  },
  causes: {
    fault: 'a change of the jar is laid to the response before it: what a script wrote, and what Clear-Site-Data took',
    only: ['response-then-script', 'clear-site-data'],
    sign: /^(?:changed|row|story|life): /,
    edits: [
      {
        file: 'src/main/recorder/jar-ledger.ts',
        from: '(lastSet?.cause ?? null) : expected.take({ ...change, cookie })',
        to: '(lastSet?.cause ?? null) : (expected.take({ ...change, cookie }) ?? lastSet?.cause ?? null)',
      },
      {
        file: 'src/main/recorder/jar-ledger.ts',
        from: 'for (const entry of cleared) account(entry, cause)',
        to: 'void cause',
      },
    ],
  },
  'cookie-dates': {
    fault: 'dates of cookies are read as JavaScript reads dates: “Kept for 4 years” of a cookie that ends with the browser',
    only: ['odd-dates'],
    sign: /^(?:header|cookie): (?:Kept for|Already over|No date|Asks for|The browser does not|Expires asked)/,
    edits: [
      {
        file: 'src/shared/web/cookie-date.ts',
        from: '  const parts: Parts = { time: null, day: null, month: null, year: null }',
        to: `  const asScriptsDo = Date.parse(text)
  if (asScriptsDo !== null) return Number.isNaN(asScriptsDo) ? null : asScriptsDo
  const parts: Parts = { time: null, day: null, month: null, year: null }`,
      },
    ],
  },
  frames: {
    fault: 'a frame counts as a page that is opened: “only with a GET, and this is a GET”',
    only: ['lax-in-frame', 'frame', 'page-sets-cookies'],
    sign: /^cookie: .*another site|^cookie: Started from/,
    edits: [
      {
        file: 'src/main/recorder/exchange-recorder.ts',
        from: 'isTopLevelNavigation: isDocument && !isEmbedded',
        to: 'isTopLevelNavigation: isDocument',
      },
    ],
  },
  preflights: {
    fault: 'a preflight that names the origin alone counts as a yes',
    only: ['preflight'],
    sign: /^receipt: Before the .* itself/,
    edits: [
      {
        file: 'src/shared/trace/preflight-check.ts',
        from: "if (status < 200 || status > 299) return { kind: 'status', status }",
        to: 'if (status !== 0) return null',
      },
      {
        file: 'src/shared/telling/explain-preflight.ts',
        from: "if (decided !== null) return notAllowed(sayCorsError(decided.corsError ?? '', origin))",
        to: 'if (answer !== null) return allowed',
      },
    ],
  },
  ends: {
    fault: 'only DevTools tells the end of a response: “has not responded yet” of one that nobody reads',
    only: ['head', 'unread-body', 'shared-worker'],
    sign: /has not ended yet|not answered yet|broken off|broke this off|broken? off/,
    edits: [
      {
        file: 'src/shared/trace/browser-draft.ts',
        from: 'if (failed !== null && !failed.isCanceled) return false',
        to: 'if (sent !== undefined) return false',
      },
    ],
  },
}
