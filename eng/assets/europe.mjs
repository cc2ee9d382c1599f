// Makes wwwroot/europe.svg and Components/EuropeGeometry.cs from Natural Earth 1:50m (public domain, by way of world-atlas, ISC).
// Projection as EPSG:3035: Lambert azimuthal equal-area on 52 N 10 E. Northern Cyprus is drawn with Cyprus, Åland with Finland,
// Crimea, which the source draws as it is held, with Ukraine (United Nations resolution 68/262).
import { readFileSync, writeFileSync } from 'node:fs';
import { geoAzimuthalEqualArea } from 'd3-geo';
import clipping from 'polygon-clipping';
import { feature, merge } from 'topojson-client';
import { presimplify, quantile, simplify } from 'topojson-simplify';

const width = 480, height = 480, margin = 12;
const iso = {
  '040': 'AT', '056': 'BE', '100': 'BG', '191': 'HR', '196': 'CY', '203': 'CZ', '208': 'DK', '233': 'EE', '246': 'FI', '250': 'FR',
  '276': 'DE', '300': 'GR', '348': 'HU', '372': 'IE', '380': 'IT', '428': 'LV', '440': 'LT', '442': 'LU', '470': 'MT', '528': 'NL',
  '616': 'PL', '620': 'PT', '642': 'RO', '703': 'SK', '705': 'SI', '724': 'ES', '752': 'SE', '352': 'IS', '438': 'LI', '578': 'NO',
  '008': 'AL', '070': 'BA', '268': 'GE', '498': 'MD', '499': 'ME', '807': 'MK', '688': 'RS', '792': 'TR', '804': 'UA', '756': 'CH',
  '826': 'GB', '248': 'FI',
};
const byName = { Kosovo: 'XK', 'N. Cyprus': 'CY' };
const small = ['CY', 'LI', 'LU', 'ME', 'MT', 'SI', 'XK'];

// Where the middle of the largest part would put a label in the sea or on a border.
const moved = { HR: [16.4, 45.6], NO: [9.2, 61.2], SE: [15.2, 60.6], FI: [26, 62.4], GR: [22, 39.4], IT: [12.2, 43.2], GB: [-1.4, 52.6], FR: [2.6, 46.8], TR: [30.2, 39.4], UA: [30.2, 49.4], DK: [9.2, 56.1] };

const topology = JSON.parse(readFileSync('node_modules/world-atlas/countries-50m.json', 'utf8'));
const weighted = presimplify(topology);
const thin = simplify(weighted, quantile(weighted, 0.6));
const project = geoAzimuthalEqualArea().rotate([-10, -52]).scale(740).translate([width / 2 - 22, height / 2 + 22]);

const groups = {};
for (const shape of thin.objects.countries.geometries) {
  const code = iso[shape.id] ?? byName[shape.properties.name] ?? 'land';
  (groups[code] ??= []).push(shape);
}

const frame = [[[-margin, -margin], [width + margin, -margin], [width + margin, height + margin], [-margin, height + margin], [-margin, -margin]]];
// The far side of the globe folds over itself in this projection; nothing there can be in the frame.
const near = ([longitude, latitude]) => longitude > -60 && longitude < 80 && latitude > 5;
const area = ring => Math.abs(ring.reduce((sum, [x, y], at) => { const [u, v] = ring[(at + 1) % ring.length]; return sum + x * v - u * y; }, 0)) / 2;

const inCrimea = part => part[0].every(([longitude, latitude]) => longitude > 32 && longitude < 37 && latitude > 44 && latitude < 46.4);

function shapesOf(code) {
  const merged = merge(thin, groups[code]);
  if (code === 'land') merged.coordinates = merged.coordinates.filter(part => !inCrimea(part));
  if (code === 'UA') merged.coordinates = clipping.union(merged.coordinates, merge(thin, groups.land).coordinates.filter(inCrimea));
  const parts = merged.coordinates
    .filter(part => part[0].some(near))
    .map(part => part.map(ring => ring.filter(near).map(project)).filter(ring => ring.length > 3));
  return parts.filter(part => part.length > 0 && part[0].length > 3).flatMap(part => {
    const inside = part[0].some(([x, y]) => x > -margin && x < width + margin && y > -margin && y < height + margin);
    return inside ? clipping.intersection([part], [frame]) : [];
  });
}

function path(parts, least) {
  let drawn = '';
  for (const part of parts) {
    if (area(part[0]) < least) continue;
    for (const ring of part) {
      let last, pen = '';
      for (const [x, y] of ring.slice(0, -1)) {
        const at = [Math.round(x * 10), Math.round(y * 10)];
        if (last && at[0] === last[0] && at[1] === last[1]) continue;
        pen += last ? `l${number(at[0] - last[0])} ${number(at[1] - last[1])}` : `M${number(at[0])} ${number(at[1])}`;
        last = at;
      }
      if (pen.split('l').length > 2) drawn += pen.replace(/ -/g, '-') + 'z';
    }
  }
  return drawn;
}
const number = tenths => String(tenths / 10).replace(/^(-?)0\./, '$1.');

function middle(parts) {
  const ring = parts.map(part => part[0]).sort((a, b) => area(b) - area(a))[0].filter(([x, y]) => x >= 0 && x <= width && y >= 0 && y <= height);
  const xs = ring.map(point => point[0]), ys = ring.map(point => point[1]);
  return xs.length ? [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2] : null;
}

const codes = Object.keys(groups).filter(code => code !== 'land').sort();
const drawn = {}, labels = {};
for (const code of codes) {
  const parts = shapesOf(code);
  if (parts.length === 0) continue;
  const shape = path(parts, small.includes(code) ? 0 : 0.6);
  const label = moved[code] ? project(moved[code]) : middle(parts);
  if (!shape || !label || label[0] > width || label[1] > height) continue;
  drawn[code] = shape;
  labels[code] = label;
}
drawn.land = path(shapesOf('land'), 1.2);

// No <title> inside: pages reference each shape and name it in their own language.
writeFileSync('../../src/Entente.Look/wwwroot/europe.svg',
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">\n<!-- Natural Earth 1:50m, public domain -->\n` +
  ['land', ...Object.keys(drawn).filter(code => code !== 'land')].map(code => `<path id="${code}" d="${drawn[code]}"/>`).join('\n') + '\n</svg>\n');

const entries = Object.keys(labels).sort().map(code => `        ["${code}"] = new(${labels[code][0].toFixed(1)}m, ${labels[code][1].toFixed(1)}m),`).join('\n');
writeFileSync('../../src/Entente.Look/Components/EuropeGeometry.cs', `using System.Collections.Frozen;

namespace Entente.Look.Components;

/// <summary>Where the shapes of <c>europe.svg</c> lie. Made by <c>eng/assets/europe.mjs</c>: change it there.</summary>
public static class EuropeGeometry
{
    /// <summary>Width of the drawing in its own units.</summary>
    public const int Width = ${width};

    /// <summary>Height of the drawing in its own units.</summary>
    public const int Height = ${height};

    /// <summary>Countries too small to be seen by their shape: they get a dot as well.</summary>
    public static FrozenSet<string> Small { get; } = new[] { ${small.filter(code => labels[code]).map(code => `"${code}"`).join(', ')} }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Where the label of a country goes; a country that is not here lies outside the drawing.</summary>
    public static FrozenDictionary<string, MapPoint> Points { get; } = new Dictionary<string, MapPoint>(StringComparer.Ordinal)
    {
${entries}
    }.ToFrozenDictionary(StringComparer.Ordinal);
}

/// <summary>A point of the drawing, in its own units from the top left.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Downwards.</param>
public readonly record struct MapPoint(decimal X, decimal Y);
`);
console.log(`europe.svg: ${Object.keys(labels).length} countries (${Object.keys(labels).join(' ')})`);
