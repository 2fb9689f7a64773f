import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './ui/theme/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from './api/query-client';
import { App } from './app/App';
import { computerLocale, startI18n } from './app/i18n/i18n';
import { makeRouter } from './app/router';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

await startI18n(computerLocale(navigator.languages));
createRoot(root).render(
  <StrictMode>
    <App queryClient={makeQueryClient()} router={makeRouter()} />
  </StrictMode>,
);
