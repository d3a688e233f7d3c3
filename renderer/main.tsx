import './styles/tokens.css';
import './styles/controls.css';
import './styles/app.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { browserHost } from './host/browser.ts';
import { desktopHost } from './host/desktop.ts';
import { firstSetUp } from './links.ts';
import { startRuns } from './runs/runs.ts';
import { createLab } from './store/lab.ts';
import { applyPreferences } from './store/preferences.ts';

applyPreferences();
const host = window.lab ? desktopHost(window.lab) : await browserHost();
const { setUp, problem } = firstSetUp();
const lab = await createLab(host, setUp);
lab.problem.value = problem;
render(<App lab={lab} runs={startRuns(lab)} />, document.querySelector('#app')!);
