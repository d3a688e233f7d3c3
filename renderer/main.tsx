import './styles/tokens.css';
import './styles/controls.css';
import './styles/app.css';
import { browserHost } from './host/browser.ts';
import { desktopHost } from './host/desktop.ts';
import { applyPreferences } from './store/preferences.ts';

// The host first: its trainer loads while the rest of the page does.
applyPreferences();
const host = window.lab ? desktopHost(window.lab) : browserHost();
const { startLab } = await import('./start.tsx');
await startLab(await host);
