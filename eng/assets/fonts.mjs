// Copies the parts of Inter Variable (OFL-1.1) that entente.css names by unicode-range. A page in English or French loads the first only.
import { copyFileSync } from 'node:fs';

for (const part of ['latin', 'latin-ext', 'greek', 'cyrillic']) {
  copyFileSync(`node_modules/@fontsource-variable/inter/files/inter-${part}-wght-normal.woff2`,
    `../../src/Entente.Look/wwwroot/inter-${part}.woff2`);
}
copyFileSync('node_modules/@fontsource-variable/inter/LICENSE', '../../src/Entente.Look/wwwroot/inter-licence.txt');
console.log('inter-*.woff2: 4 parts');
