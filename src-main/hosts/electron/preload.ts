import { ipcRenderer } from 'electron';

// Hands the port a window offers over to the main process, and tells the page where that wants it to go; nothing else.

window.addEventListener('message', (event) => {
  if (event.source === window && event.data === 'rpc-port') ipcRenderer.postMessage('rpc-port', null, [...event.ports]);
});

ipcRenderer.on('go', (_event, path: string) => window.postMessage({ go: path }, window.location.origin));
