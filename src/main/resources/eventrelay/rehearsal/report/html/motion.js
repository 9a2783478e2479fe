/* The chosen event on its way: a dot that moves along the lines of the map, hop by hop. */

/** In milliseconds. Motion that starts by itself may take five seconds (WCAG 2.2, 2.2.2). */
const LONGEST_HOP = 420;
const LONGEST_WAY = 4000;

/** The part of a hop's time in which the dot moves; for the rest it stays at the node. */
const MOVING = 0.7;

/**
 * The nodes that the hops meet. The event moves along a line to each but a role, or a node that none
 * leads to: those are only asked, and it stays where it last came to.
 */
function legsOf(journey, nodes, lines) {
  const numbers = new Map([...nodes].map(([number, {arn}]) => [arn, number]));
  const met = [numbers.get(journey.start)];
  const legs = [];
  for (const hop of journey.hops.filter(each => numbers.has(each.at))) {
    const to = numbers.get(hop.at);
    const from = met.findLast(number => lines.some(line => line.from === number && line.to === to));
    const line = lines.find(each => each.from === from && each.to === to);
    const moves = line !== undefined && line.relation !== 'acts as';
    legs.push({to, moves, line: moves ? line : legs.at(-1)?.line, standing: hop.standing});
    met.push(to);
  }
  return legs;
}

function motionIsWanted() {
  return !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

let frame = 0;

function stopTravel() {
  cancelAnimationFrame(frame);
  document.querySelector('.traveller')?.remove();
  hereIs(null);
}

function hereIs(element) {
  for (const other of document.querySelectorAll('.node.is-here')) {
    other.classList.toggle('is-here', other === element);
  }
  element?.classList.add('is-here');
}

/** Sends the chosen event through the map; what it meets is marked already. */
function travel(state) {
  stopTravel();
  byId('again').hidden = state.view !== 'events' || !data.events.length || !motionIsWanted();
  if (byId('again').hidden) {
    return;
  }
  const legs = legsOf(journeyOf(state.event, state.fault), placed, links);
  const time = Math.min(LONGEST_HOP, LONGEST_WAY / legs.length);
  const dot = svgEl('circle', {class: 'traveller', r: 6, cx: -9, cy: -9});
  byId('wires').append(dot);
  let began = null;
  const move = now => {
    began ??= now;
    if (!legs.length || !dot.isConnected || !motionIsWanted()) {
      stopTravel();
      return;
    }
    const part = (now - began) / time;
    moveAlong(legs[0], Math.min(1, part / MOVING), dot);
    // However few frames there are, each hop is seen to its end.
    if (part >= 1) {
      legs.shift();
      began = now;
    }
    frame = requestAnimationFrame(move);
  };
  frame = requestAnimationFrame(move);
}

function moveAlong({to, moves, line, standing}, part, dot) {
  if (line) {
    const wire = byId('wires').querySelector(`[data-from="${line.from}"][data-to="${line.to}"]`);
    const {x, y} = wire.getPointAtLength(wire.getTotalLength() * (moves ? part : 1));
    dot.setAttribute('cx', x);
    dot.setAttribute('cy', y);
  }
  if (!moves || part === 1) {
    dot.dataset.standing = standing;
    hereIs(placed.get(to).element);
  } else {
    hereIs(null);
  }
}
