import './base/no-eval.ts'
import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'
import './ui/modal.css'
import { createRoot } from 'react-dom/client'
import { connectAppStore } from './base/app-store.ts'
import { App } from './app/app.tsx'
import { connectPage } from './trace-page/page-bridge.ts'
import { readPage } from './trace-page/read-page.ts'
import { SavedPage } from './trace-page/saved-page.tsx'
import { connectTraceStore } from './trace/trace-feed.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

const page = readPage(document)
if (page === null) {
  createRoot(root).render(<App />)
  void connectAppStore()
  connectTraceStore()
} else {
  connectPage(page)
  createRoot(root).render(<SavedPage page={page} />)
}
