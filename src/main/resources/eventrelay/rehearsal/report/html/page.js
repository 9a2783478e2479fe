/* What is chosen, kept in the address, so that it can be shared and gone back to, and shown everywhere. */

const state = {view: 'events', event: firstEvent(), fault: 0, attack: 0, node: null};

/** One that went wrong, or else one that was delivered. */
function firstEvent() {
  const journeys = data.scenarios[0].journeys;
  const wrong = journeys.findIndex(journey => !journey.asExpected);
  return Math.max(0, wrong >= 0 ? wrong : journeys.findIndex(journey => journey.outcome === 'delivered'));
}

function choose(change) {
  if (change.account) {
    show(change.account);
  }
  if ('event' in change) {
    show(data.events[change.event].account);
  }
  if ('attack' in change || change.view === 'attacks') {
    show(attackedAccount(change.attack ?? state.attack));
  }
  const before = state.node;
  Object.assign(state, change);
  delete state.account;
  const address = Object.entries({
    fault: state.view === 'events' && state.fault ? data.scenarios[state.fault].word : null,
    event: state.view === 'events' && data.events.length ? state.event + 1 : null,
    attack: state.view === 'attacks' && data.attacks.length ? state.attack + 1 : null,
    side: side === 'before' ? side : null,
  }).filter(([, value]) => value !== null).map(([key, value]) => `${key}=${value}`).join('&');
  const isNew = '#' + address !== location.hash && !('node' in change || 'account' in change);
  history[isNew ? 'pushState' : 'replaceState'](null, '', '#' + address);
  const focused = document.activeElement?.dataset ?? {};
  draw(!('node' in change));
  focusAgain(focused.arn ? focused : {...focused, arn: state.node ? undefined : before});
  if (state.node && state.node !== before) {
    byId('resource').scrollIntoView({block: 'nearest'});
  }
  if (isNew) {
    travel(state);
  }
}

function attackedAccount(attack) {
  return data.attacks[attack]?.at.split(':')[4];
}

/** Drawing anew takes the button that was just used away, and so does closing. */
function focusAgain({arn, account}) {
  if (document.activeElement !== document.body) {
    return;
  }
  const again = arn
    ? document.querySelector(`.node[data-arn="${CSS.escape(arn)}"]`)
    : account ? document.querySelector(`.members [data-account="${account}"]`) : null;
  again?.focus();
}

function draw(anew) {
  if (anew) {
    drawMap(state);
  } else {
    markMap(state);
  }
  showDrawn();
  showTabs(state);
  showOutcomes(state);
  scrollToChosen();
  showResource(state);
  showPath(state);
  showReason(state);
  byId('chosen').replaceChildren(...chosen());
}

/** The one sentence that a screen reader tells after each choice. */
function chosen() {
  if (state.view === 'attacks') {
    const attack = data.attacks[state.attack];
    return attack
      ? [badge(attack.outcome, ending(attack)), ' ', attack.attempt]
      : ['There is nothing to attack.'];
  }
  if (!data.events.length) {
    return ['No event was sent.'];
  }
  const journey = journeyOf(state.event, state.fault);
  const tone = toneOf(state.event, state.fault);
  const stop = stopOf(journey);
  const kept = journey.hops.findLast(hop => hop.standing === 'kept');
  const fault = data.scenarios[state.fault];
  return [
    badge(journey.outcome, journey.outcome, tone), ' ',
    el('strong', {}, eventTitle(data.events[state.event])),
    fault.word ? `, while ${fault.sentence}` : '',
    stop
      ? `: ${stop.standing === 'not-judged' ? 'not judged' : 'stopped'} at step ${stop.step}, ${stop.name}`
      : `: ${count(journey.hops.length, 'step', 'steps')}`,
    kept ? `, kept in ${kept.name}` : '', '.',
    tone === 'unexpected' ? el('strong', {class: 'bad'}, ' ', expectation(state)) : '',
  ];
}

/** What an event had to come to that did not. */
function expectation({event, fault}) {
  if (!fault) {
    return `It was expected to be ${data.events[event].expected}.`;
  }
  return stopsAnyway(event, fault)
    ? 'It stops there with nothing broken, too.'
    : 'No event may be lost, whatever is broken.';
}

function badge(standing, text, tone = null) {
  return el('span', {class: 'badge', 'data-outcome': standing, 'data-tone': tone}, symbol(standing), ' ', text);
}

function showTop() {
  const {summary} = data.scenarios[0];
  const parts = [
    [summary.delivered, 'delivered'], [summary.filtered, 'filtered'],
    [summary.deadLettered, 'dead-lettered'], [summary.lost, 'lost'], [summary.unproven, 'unproven'],
  ].filter(([number], i) => number || i < 2).map(([number, word]) => `${number.toLocaleString('en')} ${word}`);
  const ends = summary.unexpected
    ? `${summary.unexpected.toLocaleString('en')} did not end as expected`
    : 'every event ended as expected';
  document.title = title(data);
  document.querySelector('h1').textContent = document.title;
  byId('origin').textContent = madeFrom(data.origin);
  byId('summary').append(
    `${count(summary.events, 'event', 'events')}: ${parts.join(', ')} — `,
    el('span', {class: summary.unexpected ? 'bad' : 'good'}, symbol(summary.unexpected ? 'stopped' : 'passed'), ' ', ends));
  if (data.notes.length) {
    const notes = byId('notes');
    notes.hidden = false;
    notes.querySelector('summary').textContent = count(data.notes.length, 'note', 'notes') + ' about these stacks';
    notes.querySelector('ul').append(...data.notes.map(note => el('li', {}, note)));
  }
}

/** The address names what is chosen, counted from 1; what it names and is not there is passed over. */
function readAddress() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const among = (key, length) => {
    const number = Number(wanted.get(key));
    return Number.isInteger(number) && number >= 1 && number <= length ? number - 1 : null;
  };
  const attack = among('attack', data.attacks.length);
  state.view = attack === null ? 'events' : 'attacks';
  if (attack !== null) {
    state.attack = attack;
    show(attackedAccount(attack));
    return;
  }
  state.fault = Math.max(0, data.scenarios.findIndex(each => each.applies && each.word === (wanted.get('fault') ?? '')));
  state.event = among('event', data.events.length) ?? firstEvent();
  if (data.events.length) {
    show(data.events[state.event].account);
  }
}

const narrow = matchMedia('(max-width: 899px)');

/** Beside the map, or below it where the window is too narrow for both; in the order of reading. */
function placeChoices() {
  const choices = document.querySelector('.choices');
  if (narrow.matches) {
    byId('map').after(choices);
  } else {
    document.querySelector('.columns').prepend(choices);
  }
  scrollToChosen();
}

let waiting = false;

function redrawWires() {
  if (!waiting) {
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      drawWires(byId('board'), placed, currentMarks(state));
    });
  }
}

readAddress();
showTop();
setUpSides(state);
setUpChoices(state);
setUpFinder();
placeChoices();
draw(true);
resumeSwitch();
narrow.addEventListener('change', placeChoices);
// The address is taken for what is chosen, so the skip link must not change it.
document.querySelector('.skip').addEventListener('click', event => {
  event.preventDefault();
  byId('path').focus();
});
window.addEventListener('hashchange', () => {
  if (sideInAddress() !== side) {
    location.reload();
    return;
  }
  readAddress();
  draw(true);
  travel(state);
});
byId('again').addEventListener('click', () => travel(state));
byId('again').hidden = state.view !== 'events' || !data.events.length || !motionIsWanted();
new ResizeObserver(redrawWires).observe(byId('board'));
