/* The map: a card for each account, a lane for each Region, a button for each node. */

/** So many cards of source accounts are drawn until more are asked for. */
const MOST_CARDS = 6;

/** The groups that were asked for, or that the chosen event comes from. */
const asked = new Set();

/** What is drawn, by the node's number. */
let placed = new Map();

function drawMap(state) {
  placed = new Map();
  const sources = data.groups
    .filter(group => !group.receives)
    .sort((a, b) => b.accounts.length - a.accounts.length || a.number - b.number);
  const shown = sources.filter((group, i) => i < MOST_CARDS || asked.has(group));
  byId('sources').replaceChildren(...shown.map(group => card(group, state)), ...more(sources, shown));
  byId('receivers').replaceChildren(
    ...data.groups.filter(group => group.receives).map(group => card(group, state)));
  byId('board').classList.toggle('one-column', sources.length === 0);
  markMap(state);
}

function more(sources, shown) {
  const hidden = sources.filter(group => !shown.includes(group));
  const accounts = hidden.reduce((sum, group) => sum + group.accounts.length, 0);
  return accounts
    ? [el('p', {class: 'more'}, count(accounts, 'more account', 'more accounts') + ' of other shapes: find one above')]
    : [];
}

function card(group, state) {
  const account = drawn[group.number];
  const called = group.names.get(account);
  const title = `account-${group.number}`;
  const section = el('section', {
    class: group.receives ? 'account receives' : 'account',
    'aria-labelledby': title,
  });
  section.append(
    el('h3', {id: title},
      unseen(group.receives ? 'receiving account ' : 'source account '),
      called ? el('span', {class: 'called'}, called) : null, ' ',
      el('span', {class: 'digits'}, account)));
  if (group.accounts.length > 1) {
    section.classList.add('many');
    section.append(members(group));
  }
  const nodes = nodesOf(group);
  if (nodes.some(node => data.scenarios[state.fault].gone.includes(node.number))) {
    section.classList.add('has-gone');
  }
  lanesOf(nodes).forEach((lane, number) => {
    const rows = lane.rows.map((row, i) =>
      el('div', {class: 'row'},
        el('div', {class: 'way'}, row.way ? nodeButton(row.way, section, number, i, state) : ''),
        el('div', {class: 'beside'}, row.beside.map(node => nodeButton(node, section, number, i, state)))));
    section.append(
      el('div', {class: 'lane'}, el('h4', {}, lane.region || 'all Regions'), el('div', {class: 'rows'}, rows)));
  });
  return section;
}

function nodeButton(node, card, lane, row, state) {
  const scenario = data.scenarios[state.fault];
  const gone = state.view === 'events' && scenario.gone.includes(node.number);
  const changed = state.view === 'events' && scenario.changed.includes(node.number);
  const tag = gone ? 'gone' : changed ? 'broken' : node.declared ? '' : 'not declared';
  const mark = el('span', {class: 'mark'});
  const button = el('button',
    {
      type: 'button',
      class: ['node', gone ? 'gone' : '', changed ? 'changed' : '', node.declared ? '' : 'undeclared'].join(' ').trim(),
      'data-arn': node.arn,
      'aria-expanded': 'false',
      'aria-controls': 'resource',
      onclick: () => choose({node: state.node === node.arn ? null : node.arn}),
    },
    el('span', {class: 'kind'}, node.kind, tag ? el('span', {class: 'tag'}, tag) : null),
    ' ', el('span', {class: 'name'}, name(node.name)), ' ', mark);
  placed.set(node.number, {
    arn: node.arn, node, element: button, mark, card, lane, row, receives: node.group.receives,
  });
  return button;
}

/** Shows how the chosen journey or attack went, on the map that is drawn. */
function markMap(state) {
  const marks = currentMarks(state);
  for (const {arn, element, mark} of placed.values()) {
    const found = marks.get(arn);
    element.dataset.standing = found ? found.standing : 'idle';
    element.setAttribute('aria-expanded', String(state.node === arn));
    mark.replaceChildren(...(found ? markOf(found) : []));
  }
  drawWires(byId('board'), placed, marks);
}

function markOf({standing, steps}) {
  if (standing === 'start') {
    return [el('span', {class: 'step'}, 'start')];
  }
  if (standing === 'refused' || standing === 'succeeded' || standing === 'unproven') {
    return [symbol(standing), el('span', {class: 'step'}, standing)];
  }
  const range = steps.length > 2 ? `${steps[0]}–${steps.at(-1)}` : steps.join(', ');
  return [symbol(standing), el('span', {class: 'step'}, range), unseen(` ${standing}, step ${range}`)];
}

function currentMarks(state) {
  if (state.view === 'attacks') {
    const attack = data.attacks[state.attack];
    return attack
      ? new Map([[attack.at, {standing: attack.outcome, steps: []}]])
      : new Map();
  }
  return data.events.length ? marksOf(journeyOf(state.event, state.fault)) : new Map();
}
