import { Menu } from 'electron';

/** The least menu: macOS needs one for the clipboard's shortcuts, and everybody may want to zoom. */
export function setMenu() {
  const isMac = process.platform === 'darwin';
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [{ role: 'appMenu' as const }] : []),
      { role: 'editMenu', submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }] },
      {
        role: 'viewMenu',
        submenu: [
          { role: 'reload' },
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { role: 'togglefullscreen' },
        ],
      },
      ...(isMac ? [{ role: 'windowMenu' as const }] : []),
    ]),
  );
}
