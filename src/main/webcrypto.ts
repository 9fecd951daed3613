import { webcrypto } from 'node:crypto'

// Imported first: Electron's main process on Node 18 has no global Web Crypto, and without it jose reports a good signature as bad.
globalThis.crypto ??= webcrypto as Crypto
