/* Draws the links as lines between the nodes, wherever the browser has put these. */

const ROUND = 7;

/** A path through corners, each of them rounded. */
function rounded(points) {
  let path = `M${points[0]}`;
  for (let i = 1; i < points.length - 1; i++) {
    const [x, y] = points[i];
    const before = towards(points[i], points[i - 1]);
    const after = towards(points[i], points[i + 1]);
    path += ` L${before} Q${x},${y} ${after}`;
  }
  return path + ` L${points.at(-1)}`;
}

function towards([x, y], [tx, ty]) {
  const length = Math.hypot(tx - x, ty - y) || 1;
  const part = Math.min(ROUND, length / 2) / length;
  return [x + (tx - x) * part, y + (ty - y) * part].map(n => n.toFixed(1));
}

function boxOf(element, origin) {
  const box = element.getBoundingClientRect();
  const left = box.left - origin.left;
  const top = box.top - origin.top;
  return {
    left, top,
    right: left + box.width, bottom: top + box.height,
    x: left + box.width / 2, y: top + box.height / 2,
    height: box.height,
  };
}

/** The corners of a line between two nodes. */
function route(from, to, link, stacked) {
  const a = from.box;
  const b = to.box;
  if (from.card !== to.card) {
    return stacked ? around(from, to) : across(from, to);
  }
  if (Math.abs(a.x - b.x) < 8) {
    // In the same column: straight down if it is the next one, otherwise along the gap.
    if (to.row === from.row + 1 && to.lane === from.lane) {
      return [[a.x, a.bottom], [a.x, b.top]];
    }
    const side = from.receives ? 1 : -1;
    // Those of several lanes run side by side.
    const away = 9 + (from.lane % 4) * 4;
    const gap = side > 0 ? a.right + away : a.left - away;
    const leave = a.top + a.height * 0.72;
    const edge = box => (side > 0 ? box.right : box.left);
    return [[edge(a), leave], [gap, leave], [gap, b.y], [edge(b), b.y]];
  }
  const right = b.x > a.x;
  const start = right ? a.right : a.left;
  const end = right ? b.left : b.right;
  // Level with the first thing beside it; further ones hang lower.
  const y = Math.min(Math.max(b.y, a.top + 10), a.bottom - 10);
  const middle = (start + end) / 2;
  return y === b.y ? [[start, y], [end, y]] : [[start, y], [middle, y], [middle, b.y], [end, b.y]];
}

/** From one column of cards to the other. */
function across(from, to) {
  const right = to.box.x > from.box.x;
  const start = right ? from.box.right : from.box.left;
  const end = right ? to.box.left : to.box.right;
  const middle = right ? (from.cardBox.right + to.cardBox.left) / 2 : (from.cardBox.left + to.cardBox.right) / 2;
  const y = from.box.top + from.box.height * 0.4;
  return [[start, y], [middle, y], [middle, to.box.y], [end, to.box.y]];
}

/** From one card to another below it: out to the right, between the two, in from the left. */
function around(from, to) {
  const right = from.cardBox.right + 6;
  const left = to.cardBox.left - 6;
  const between = to.cardBox.top - 9;
  const y = from.box.y;
  return [
    [from.box.right, y], [right, y], [right, between], [left, between], [left, to.box.y], [to.box.left, to.box.y],
  ];
}

const LINES = {'acts as': 'role', 'gives up to': 'aside', 'is archived in': 'aside', 'publishes to': 'aside'};

/** A line is travelled if the journey meets both of its ends. */
function standingOf(link, placed, marks) {
  const from = marks.get(placed.get(link.from).arn);
  const to = marks.get(placed.get(link.to).arn);
  return from && to && to.standing !== 'aside' && to.standing !== 'start' ? to.standing : 'idle';
}

function drawWires(board, placed, marks) {
  const svg = byId('wires');
  const origin = board.getBoundingClientRect();
  svg.setAttribute('width', origin.width);
  svg.setAttribute('height', origin.height);
  svg.replaceChildren(svgEl('defs', {}, ['idle', 'passed', 'filtered', 'kept', 'not-judged', 'stopped'].map(arrow)));
  for (const place of placed.values()) {
    place.box = boxOf(place.element, origin);
    place.cardBox = boxOf(place.card, origin);
  }
  const stacked = getComputedStyle(board).getPropertyValue('--stacked').trim() === '1';
  const order = {idle: 0, filtered: 1, passed: 1, kept: 2, 'not-judged': 3, stopped: 4};
  links
    .filter(link => placed.has(link.from) && placed.has(link.to))
    .map(link => ({link, standing: standingOf(link, placed, marks)}))
    .sort((a, b) => order[a.standing] - order[b.standing])
    .forEach(({link, standing}) => {
      const points = route(placed.get(link.from), placed.get(link.to), link, stacked);
      svg.append(
        svgEl('path', {
          d: rounded(points), 'data-from': link.from, 'data-to': link.to,
          class: `wire wire-${LINES[link.relation] ?? 'event'} is-${standing}`,
          'marker-end': `url(#arrow-${standing})`,
        }));
    });
}

function arrow(standing) {
  return svgEl(
    'marker',
    {
      id: `arrow-${standing}`, class: `arrow is-${standing}`,
      viewBox: '0 0 8 8', refX: '7', refY: '4', markerWidth: '7', markerHeight: '7',
      markerUnits: 'userSpaceOnUse', orient: 'auto',
    },
    svgEl('path', {d: 'M0 0.8 L8 4 L0 7.2 z'}));
}
