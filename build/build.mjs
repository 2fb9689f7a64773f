// `npm run build`: what `npm start` builds, without starting it.
import { build, checkNode, findNode, install, main } from './setup.mjs';

await main(() => {
  checkNode();
  install();
  build(findNode());
});
