/** Starts the console: colours, then what the deployment says of itself, then the application. */
import '@cloudscape-design/global-styles/index.css';
import './app/app.css';

import { StrictMode } from 'react';
import type { Root } from 'react-dom/client';
import { createRoot } from 'react-dom/client';

import { App } from './app/App';
import { loadConfig } from './app/config';
import { ConfigFailure } from './app/ConfigFailure';
import { installTokens } from './app/tokens';

installTokens(document.body);
const element = document.getElementById('root');
if (element) void start(createRoot(element));

async function start(root: Root): Promise<void> {
  try {
    const config = await loadConfig();
    root.render(
      <StrictMode>
        <App config={config} />
      </StrictMode>,
    );
  } catch (error) {
    root.render(<ConfigFailure error={error} />);
  }
}
