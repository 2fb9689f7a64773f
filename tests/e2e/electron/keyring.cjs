// Playwright's loader has Chromium use a password everybody knows; where the tests have a keyring, the app shall use it.
const { app } = require('electron');

app.commandLine.appendSwitch('password-store', 'gnome-libsecret');
