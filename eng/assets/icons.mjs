// Makes wwwroot/icons.svg: one <symbol> for each Lucide icon (ISC) that a page or a room uses. Add a name here, run `npm run make`.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const names = `
  arrow-down arrow-left arrow-right arrow-up ban bell biohazard book-open building-2 calendar-days chart-column chart-gantt check
  chevron-down chevron-left chevron-right chevrons-up-down circle circle-alert circle-check circle-dashed circle-help clipboard-check
  clock columns-3 compass copy download ellipsis euro external-link eye factory file-plus file-text filter flag flask-conical folder-open
  git-branch globe graduation-cap handshake history hourglass house inbox info key-round landmark layout-dashboard leaf link list list-tree lock
  log-in log-out mail map map-pin megaphone menu microscope milestone minus moon package pencil pill plus printer radar refresh-cw rss
  scale search settings shield-check sprout square-kanban sun table-2 target trash-2 triangle-alert undo-2 upload user users x`
  .trim().split(/\s+/);

// Renamed upstream; pages keep the older, shorter word.
const renamed = { 'circle-help': 'circle-question-mark', filter: 'funnel' };

const symbols = names.map(name => {
  const folder = 'node_modules/lucide-static/icons/';
  const file = existsSync(`${folder}${name}.svg`) ? name : renamed[name];
  const svg = readFileSync(`${folder}${file}.svg`, 'utf8');
  const shapes = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'))
    .replace(/\s*\n\s*/g, '').replace(/ \/>/g, '/>');
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`;
});

writeFileSync('../../src/Entente.Look/wwwroot/icons.svg',
  `<svg xmlns="http://www.w3.org/2000/svg">\n<!-- Lucide, ISC licence, https://lucide.dev -->\n${symbols.join('\n')}\n</svg>\n`);
console.log(`icons.svg: ${names.length} icons`);
