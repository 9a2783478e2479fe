/* Runs scripts of the rehearsal's page without a browser. */

import {readFileSync} from 'node:fs';

const FOLDER = new URL('../../main/resources/eventrelay/rehearsal/report/html/', import.meta.url);

/** What these scripts of the page define under some names, for a page with this data at this location. */
export function page(data, files, names, location = {hash: ''}) {
  const source = files.map(file => readFileSync(new URL(file, FOLDER), 'utf8')).join('\n');
  const elements = {data: {textContent: JSON.stringify({...EMPTY, ...data})}};
  return new Function('byId', 'location', `${source}\nreturn {${names.join(', ')}};`)(id => elements[id], location);
}

const EMPTY = {groups: [], nodes: [], links: [], events: [], scenarios: [], hops: [], statements: []};

/** A node of the map; its name tells it from the others. */
export function node(name, kind, region = 'eu-west-1', account = '111111111111') {
  return {name, kind, region, account, arn: `arn:${account}:${name}`, traits: [], documents: []};
}
