/* What can be chosen: a fault, an event, an attack. Radio buttons, so that the arrow keys work. */

const MANY_EVENTS = 20;

function choice(group, number, checked, enabled, ...content) {
  const input = el('input', {type: 'radio', name: group, value: String(number), disabled: !enabled});
  input.checked = checked;
  return el('label', {class: 'choice'}, input, content);
}

function setUpChoices(state) {
  byId('faults').append(
    ...data.scenarios.map((scenario, i) =>
      choice('fault', i, i === state.fault, scenario.applies,
        el('span', {class: 'what'}, scenario.word || 'nothing', unseen(': ')),
        el('span', {class: 'counts'}, scenario.applies ? counts(scenario.summary) : ''),
        el('span', {class: 'quiet'},
          !scenario.applies ? 'not applicable to these stacks' : scenario.word ? scenario.sentence : 'the stacks as they are'))));
  byId('events').append(
    ...(data.events.length > MANY_EVENTS ? [eventFilter()] : []),
    el('div', {class: 'list'}, data.events.map((event, i) =>
      choice('event', i, i === state.event, true,
        el('span', {class: 'what'},
          event.state || event.instance
            ? [event.state, ' ', el('span', {class: 'whole'}, event.instance)]
            : eventTitle(event)),
        el('span', {class: 'outcome'}),
        el('span', {class: 'quiet'}, eventSubtitle(event))))));
  byId('attacks').append(
    el('div', {class: 'list'}, data.attacks.map((attack, i) =>
      choice('attack', i, i === state.attack, true,
        el('span', {class: 'what'}, attack.attempt),
        el('span', {class: 'outcome', 'data-standing': attack.outcome},
          symbol(attack.outcome), ' ', ending(attack),
          attack.count > 1 ? ` ×${attack.count.toLocaleString('en')}` : '')))));
  for (const id of ['faults', 'events', 'attacks']) {
    byId(id).addEventListener('change', change => {
      if (change.target.type === 'radio') {
        choose({[change.target.name]: Number(change.target.value)});
      }
    });
  }
  setUpTabs();
}

const places = new Set(data.events.map(eventPlace));

/** Where it comes from is said only if they do not all come from there. */
function eventSubtitle(event) {
  const title = eventTitle(event);
  const parts = [event.source, event.detailType === title ? '' : event.detailType, places.size > 1 ? eventPlace(event) : ''];
  return parts.filter(Boolean).map((part, i) => [i ? ' ' : '', el('span', {class: 'part'}, part)]).flat();
}

function counts(summary) {
  return [
    ['delivered', summary.delivered], ['dead-lettered', summary.deadLettered], ['lost', summary.lost],
    ['unproven', summary.unproven],
  ].filter(([, number]) => number > 0).map(([outcome, number]) =>
    el('span', {class: 'count', 'data-outcome': outcome}, number.toLocaleString('en') + ' ', symbol(outcome), unseen(` ${outcome} `)));
}

function eventFilter() {
  const input = el('input', {type: 'search', id: 'event-filter', autocomplete: 'off', spellcheck: 'false'});
  const found = el('span', {role: 'status', class: 'quiet'});
  input.addEventListener('input', () => {
    const wanted = input.value.trim().toLowerCase();
    let shown = 0;
    for (const label of byId('events').querySelectorAll('.choice')) {
      label.hidden = !label.textContent.toLowerCase().includes(wanted);
      shown += label.hidden ? 0 : 1;
    }
    found.textContent = wanted ? count(shown, 'event', 'events') : '';
  });
  return el('p', {class: 'filter'}, el('label', {for: 'event-filter'}, 'Filter'), ' ', input, ' ', found);
}

/** A list that scrolls shows what is chosen in it. */
function scrollToChosen() {
  for (const list of document.querySelectorAll('.choices .list')) {
    const label = list.querySelector('.choice:has(:checked)');
    if (label && !list.contains(document.activeElement)) {
      list.scrollTop = label.offsetTop - list.offsetTop - (list.clientHeight - label.offsetHeight) / 2;
    }
  }
}

/** Under the chosen fault. */
function showOutcomes(state) {
  const journeys = data.scenarios[state.fault].journeys;
  byId('events').querySelectorAll('.choice').forEach((label, i) => {
    const {outcome, asExpected} = journeys[i];
    const place = label.querySelector('.outcome');
    place.dataset.outcome = outcome;
    place.classList.toggle('unexpected', !asExpected);
    place.replaceChildren(
      symbol(outcome), ' ', outcome,
      asExpected || state.fault ? '' : el('span', {class: 'expected'}, ' expected ' + data.events[i].expected),
      elsewhere(otherEnding(i, state.fault)));
  });
  for (const group of ['fault', 'event', 'attack']) {
    const input = document.querySelector(`input[name=${group}][value="${state[group]}"]`);
    if (input) {
      input.checked = true;
    }
  }
}

/** How an event ends in the other state; nothing if it ends alike. */
function elsewhere(ending) {
  return ending ? el('span', {class: 'elsewhere'}, ' ', ending) : '';
}

function setUpTabs() {
  const tabs = [byId('tab-events'), byId('tab-attacks')];
  tabs[0].textContent = `Events (${data.events.length.toLocaleString('en')})`;
  tabs[1].textContent = `Attacks (${data.attacks.length.toLocaleString('en')})`;
  tabs.forEach((tab, i) => {
    tab.addEventListener('click', () => choose({view: i ? 'attacks' : 'events'}));
    tab.addEventListener('keydown', event => {
      if (['ArrowLeft', 'ArrowRight'].includes(event.key)) {
        event.preventDefault();
        tabs[1 - i].focus();
        tabs[1 - i].click();
      }
    });
  });
}

function showTabs(state) {
  for (const view of ['events', 'attacks']) {
    const selected = state.view === view;
    byId(`tab-${view}`).setAttribute('aria-selected', String(selected));
    byId(`tab-${view}`).tabIndex = selected ? 0 : -1;
    byId(`panel-${view}`).hidden = !selected;
  }
}
