import './base/no-eval.ts'
import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'
import './ui/modal.css'
import { createRoot } from 'react-dom/client'
import { connectAppStore } from './base/app-store.ts'
import { App } from './app/app.tsx'
import { connectTraceStore } from './trace/trace-feed.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

createRoot(root).render(<App />)
void connectAppStore()
connectTraceStore()
