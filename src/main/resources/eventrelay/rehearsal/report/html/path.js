/* Below the map: the path of the chosen event, or the chosen attack; and a node, if one is chosen. */

function showPath(state) {
  const section = byId('path');
  if (state.view === 'attacks') {
    section.replaceChildren(...attackParts(data.attacks[state.attack]));
  } else if (data.events.length) {
    section.replaceChildren(...journeyParts(state));
  }
}

/** Above the map: why the event, or the attack, came no further. */
function showReason(state) {
  const attack = state.view === 'attacks' ? data.attacks[state.attack] : null;
  const journey = !attack && data.events.length ? journeyOf(state.event, state.fault) : null;
  const stops = journey ? journey.hops.filter(hop => STOPS.includes(hop.standing)) : [];
  const reason = attack ?? stops[0];
  const section = byId('reason');
  const tone = attack?.outcome ?? (journey ? toneOf(state.event, state.fault) : null);
  section.closest('main').dataset.tone = tone;
  section.hidden = !reason;
  section.replaceChildren(...(reason ? reasonParts(reason, new Set(stops.map(stop => stop.because)).size) : []));
}

function reasonParts(reason, count) {
  const found = statements(reason);
  return [
    el('p', {}, reason.because),
    count > 1 ? el('p', {class: 'quiet'}, `The first of ${count} reasons; the path below has all of them.`) : '',
    found.length ? el('details', {}, el('summary', {}, statementsOf(reason).length ? 'the statement' : 'the pattern'), found) : '',
  ];
}

function journeyParts(state) {
  const event = data.events[state.event];
  const journey = journeyOf(state.event, state.fault);
  const title = [eventTitle(event), eventPlace(event)].filter(Boolean).join(', ');
  return [
    el('h2', {id: 'path-heading'}, 'Path of ', el('span', {class: 'of'}, title)),
    el('div', {class: other ? 'halves compared' : 'halves'},
      other
        ? [pathIn(side, state.event, state.fault), pathIn(otherSide, state.event, otherScenario(state.fault))]
        : el('ol', {class: 'hops'}, journey.hops.map(hopItem)),
      el('div', {class: 'facts'},
        functionParts(journey.function),
        el('h3', {}, 'The event'), json(event.json))),
  ];
}

/** One state's path of the event, under its name. */
function pathIn(name, event, scenario) {
  const of = sides[name];
  const applies = scenario >= 0;
  const tone = applies ? toneOf(event, scenario, of) : null;
  const journey = applies ? journeyOf(event, scenario, of) : null;
  return el('section', {class: 'side', 'data-side': name, 'data-tone': tone, 'aria-labelledby': `path-${name}`},
    el('h3', {id: `path-${name}`}, SIDES[name], ' ', applies ? badge(journey.outcome, journey.outcome, tone) : null),
    applies
      ? el('ol', {class: 'hops'}, journey.hops.map(hopItem))
      : el('p', {class: 'quiet'}, 'This fault is not applicable to these stacks.'));
}

function hopItem(hop) {
  const because = el('p', {class: 'because'}, hop.because);
  return el('li', {class: 'hop', 'data-standing': hop.standing, 'data-at': hop.at},
    el('p', {class: 'line'},
      el('span', {class: 'verdict'}, symbol(hop.standing), ' ', hop.verdict), ' ',
      el('span', {class: 'name'}, name(hop.name)), ' ',
      el('span', {class: 'place'}, [hop.account, hop.region].filter(Boolean).join(' '))),
    hop.standing === 'passed' || hop.standing === 'aside'
      ? closed('why', hop, [because, ...statements(hop)])
      : hop.standing === 'kept' ? [because, closed('the statement', hop, statements(hop))] : [because, ...statements(hop)]);
}

function closed(title, hop, content) {
  return content.length
    ? el('details', {}, el('summary', {}, title, unseen(` of step ${hop.step}${hop.of ? `, ${SIDES[otherSide].toLowerCase()}` : ''}`)), content)
    : null;
}

function statements(hopOrAttack) {
  const found = statementsOf(hopOrAttack);
  const pattern = ['no-match', 'not-judged'].includes(hopOrAttack.verdict) ? documentsAt(hopOrAttack) : [];
  return [
    ...found.map(({label, json: text}) =>
      el('figure', {class: 'statement'}, el('figcaption', {}, label), json(text))),
    ...pattern.map(([title, text]) =>
      el('figure', {class: 'statement'}, el('figcaption', {}, title), json(text))),
  ];
}

function documentsAt({at, of}) {
  const nodes = of ? of.nodes : [...placed.values()].map(each => each.node);
  return nodes.find(node => node.arn === at)?.documents ?? [];
}

function functionParts(run) {
  if (!run) {
    return [el('h3', {}, 'The function'), el('p', {class: 'quiet'}, 'was not run.')];
  }
  const lines = run.log.map(number => el('li', {}, data.lines[number]));
  return [
    el('h3', {}, 'What function ', el('span', {class: 'name'}, name(run.name)), ' logged'),
    lines.length ? el('ol', {class: 'log', tabindex: '0', 'aria-label': 'Log lines'}, lines) : el('p', {class: 'quiet'}, 'nothing.'),
    run.result ? el('details', {}, el('summary', {}, 'what it returned'), json(run.result)) : null,
  ];
}

function attackParts(attack) {
  if (!attack) {
    return [el('h2', {id: 'path-heading'}, 'Attack'), el('p', {class: 'quiet'}, 'There is nothing to attack.')];
  }
  return [
    el('h2', {id: 'path-heading'}, 'Attack: ', el('span', {class: 'of'}, attack.attempt)),
    el('div', {class: 'attack', 'data-standing': attack.outcome},
      el('p', {class: 'line'},
        el('span', {class: 'verdict'},
          symbol(attack.outcome), ' ', ending(attack)), ' ',
        el('span', {class: 'name'}, name(attack.name)),
        attack.count > 1
          ? el('span', {class: 'place'}, `and so in ${count(attack.count, 'place', 'places')} of the same shape`)
          : null),
      el('p', {class: 'quiet'}, attack.id, ' ', attack.request),
      el('p', {class: 'because'}, attack.because),
      attack.remedy ? el('p', {}, 'To close it: ', attack.remedy) : null,
      statements(attack)),
  ];
}

function showResource(state) {
  const section = byId('resource');
  const found = [...placed.values()].find(each => each.arn === state.node);
  section.hidden = !found;
  if (!found) {
    section.replaceChildren();
    return;
  }
  const node = found.node;
  const facts = [['ARN', node.arn], ...node.traits, ...neighbours(found)];
  section.replaceChildren(
    el('div', {class: 'bar'},
      el('h2', {id: 'resource-heading'}, node.kind + ' ', el('span', {class: 'of'}, name(node.name))),
      el('button', {type: 'button', class: 'close', onclick: () => choose({node: null})}, 'Close')),
    el('dl', {}, facts.flatMap(([what, fact]) => [el('dt', {}, what), el('dd', {}, name(fact))])),
    ...node.documents.map(([title, text]) =>
      el('figure', {class: 'statement'}, el('figcaption', {}, title), json(text))));
}

function neighbours({node}) {
  const called = number => {
    const other = placed.get(number);
    return other ? `${other.node.kind} ${other.node.name}` : null;
  };
  return [
    ...links.filter(link => link.from === node.number).map(link => [link.relation, called(link.to)]),
    ...links.filter(link => link.to === node.number).map(link => [`${link.relation} it`, called(link.from)]),
  ].filter(([, other]) => other);
}
