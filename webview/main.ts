import './main.css';
import './controls/questions.css';
import './controls/habits.css';
import './patterns/patterns.css';
import { connectHost } from './host-link';
import { startPanel } from './panel';

const host = connectHost();
window.addEventListener('error', event => {
  host.send({ type: 'log', level: 'error', message: String(event.error?.stack ?? event.message) });
});
startPanel(document.getElementById('app') as HTMLElement, host);
