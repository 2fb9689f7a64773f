import { ipcRenderer } from 'electron';

/** Hands the port a window offers over to the main process, and does nothing else. */
window.addEventListener('message', (event) => {
  if (event.source === window && event.data === 'rpc-port') ipcRenderer.postMessage('rpc-port', null, [...event.ports]);
});
