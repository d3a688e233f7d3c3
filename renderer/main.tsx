import './styles/tokens.css';
import './styles/controls.css';
import './styles/app.css';
import { describeError } from '../core/lab-error.ts';
import { browserHost } from './host/browser.ts';
import { desktopHost } from './host/desktop.ts';
import { applyPreferences } from './store/preferences.ts';

// The host first: its trainer loads while the rest of the page does.
applyPreferences();
const host = window.lab ? desktopHost(window.lab) : browserHost();
try {
  const { startLab } = await import('./start.tsx');
  await startLab(await host);
} catch (failure) {
  // There is no room yet to tell it in.
  const told = document.createElement('p');
  told.className = 'start-failed';
  told.role = 'alert';
  told.textContent = describeError(failure).message;
  document.querySelector('#app')!.replaceChildren(told);
  throw failure;
}
