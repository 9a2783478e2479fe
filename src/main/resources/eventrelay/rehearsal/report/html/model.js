/* What the rehearsal found, as the page's other parts ask for it. It decides nothing anew. */

const written = JSON.parse(byId('data').textContent);

/** What the states of a comparison are called. */
const SIDES = {before: 'Before', now: 'Now'};

/** The address says which state the page shows; a page of one state has the present one only. */
function sideInAddress() {
  return written.before && new URLSearchParams(location.hash.slice(1)).get('side') === 'before' ? 'before' : 'now';
}

const side = sideInAddress();
const otherSide = side === 'now' ? 'before' : 'now';
const sides = {now: written, before: written.before};
const data = sides[side];

/** The state that the page shows beside the chosen one, if it has two. */
const other = written.before ? sides[otherSide] : null;

const groupOfAccount = new Map();
data.groups.forEach((group, number) => {
  group.number = number;
  group.first = group.accounts[0][0];
  group.names = new Map(group.accounts);
  for (const [account] of group.accounts) {
    groupOfAccount.set(account, group);
  }
});
const accountCount = groupOfAccount.size;

/** Which account of each group is drawn. */
const drawn = data.groups.map(group => group.first);

/** A text of the account that stands for its group, as it is for the one that is drawn. */
function as(group, text) {
  const account = drawn[group.number];
  return account === group.first ? text : text.replaceAll(group.first, account);
}

/** The nodes of a group, for the account that is drawn. */
function nodesOf(group) {
  return data.nodes
    .map((node, number) => ({node, number}))
    .filter(each => groupOfAccount.get(each.node.account) === group)
    .map(({node, number}) => ({
      ...node,
      number,
      group,
      arn: as(group, node.arn),
      account: drawn[group.number],
      traits: node.traits,
      documents: node.documents.map(([title, text]) => [title, as(group, text)]),
    }));
}

const links = data.links.map(([from, to, relation]) => ({from, to, relation}));

function journeyOf(event, scenario, of = data) {
  const journey = of.scenarios[scenario].journeys[event];
  const from = of === data ? {} : {of};
  return {
    ...journey,
    start: of.events[event].start,
    hops: journey.hops.map(([number, standing], i) => ({...of.hops[number], ...from, standing, step: i + 1})),
  };
}

function statementsOf({statements, of = data}) {
  return statements.map(number => of.statements[number]);
}

/** The same scenario of the other state, or -1 if that has none or nothing could break there like this. */
function otherScenario(scenario) {
  return other ? other.scenarios.findIndex(each => each.applies && each.word === data.scenarios[scenario].word) : -1;
}

/** How an event ends in the other state, if that is not how it ends in this one. */
function otherEnding(event, scenario) {
  const there = otherScenario(scenario);
  if (there < 0) {
    return null;
  }
  const ending = (of, number) => ({...of.scenarios[number].journeys[event], expected: of.events[event].expected});
  const [mine, theirs] = [ending(data, scenario), ending(other, there)];
  const then = side === 'now' ? 'was' : 'now';
  if (mine.outcome !== theirs.outcome) {
    return `${then} ${theirs.outcome}`;
  }
  if (mine.asExpected === theirs.asExpected && (scenario || mine.expected === theirs.expected)) {
    return null;
  }
  return `${then} ${theirs.asExpected ? 'as expected' : `expected ${theirs.expected}`}`;
}

/** Names in a sentence. */
function listed(names) {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names.join();
}

/** Of the page. */
function title({stacks, origin}) {
  return [
    ...(origin.projects.length ? [`Rehearsal of ${listed(origin.projects)}`] : ['Rehearsal']),
    `${stacks.length === 1 ? 'stack' : 'stacks'} ${listed(stacks)}`,
    ...(side === 'before' ? ['before'] : []),
  ].join(', ');
}

/** When the page was made, and from what; what the state before was read from is named with the changes. */
function madeFrom({made, exports, files, commit}) {
  const kind = `${exports ? 'export' : 'stack file'}${files.length === 1 ? '' : 's'}`;
  const time = made.replace('T', ' ').replace(/:\d\dZ$/, ' UTC');
  const from = files.length ? `${kind} ${listed(files)}` : written.changes.against;
  return `Made ${time} from ${from}${commit ? `, commit ${commit}` : ''}.`;
}

const STOPS = ['stopped', 'filtered', 'not-judged'];

/** The first hop that stopped the event, if one did. */
function stopOf(journey) {
  return journey.hops.find(hop => STOPS.includes(hop.standing));
}

/** True if the event stops at the same place, for the same reason, with nothing broken. */
function stopsAnyway(event, scenario, of = data) {
  const stop = stopOf(journeyOf(event, scenario, of));
  const declared = stopOf(journeyOf(event, 0, of));
  return scenario > 0 && stop !== undefined && stop.at === declared?.at && stop.because === declared.because;
}

/** How an ending is shown: as expected, unexpected, unproven, or rehearsed, where it failed because something was broken. */
function toneOf(event, scenario, of = data) {
  const {outcome, asExpected} = journeyOf(event, scenario, of);
  if (outcome === 'unproven') {
    return 'unproven';
  }
  if (!asExpected || (stopsAnyway(event, scenario, of) && !journeyOf(event, 0, of).asExpected)) {
    return 'unexpected';
  }
  return outcome === 'delivered' || outcome === 'filtered' ? 'expected' : 'rehearsed';
}

/** What people call an event. */
function eventTitle(event) {
  return event.state || event.instance
    ? [event.state, event.instance].filter(Boolean).join(' ')
    : event.detailType || '(no detail-type)';
}

function eventPlace(event) {
  return [event.account, event.region].filter(Boolean).join(' ');
}

/** From each node that the journey meets, its steps and how they ended; the worst counts. */
function marksOf(journey) {
  const rank = ['passed', 'aside', 'filtered', 'kept', 'not-judged', 'stopped'];
  const marks = new Map([[journey.start, {standing: 'start', steps: []}]]);
  for (const hop of journey.hops) {
    const mark = marks.get(hop.at) ?? {standing: 'start', steps: []};
    if (rank.indexOf(hop.standing) > rank.indexOf(mark.standing)) {
      mark.standing = hop.standing;
    }
    mark.steps.push(hop.step);
    marks.set(hop.at, mark);
  }
  return marks;
}
