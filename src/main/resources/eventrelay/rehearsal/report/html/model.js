/* What the rehearsal found, as the page's other parts ask for it. It decides nothing anew. */

const data = JSON.parse(byId('data').textContent);

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

function journeyOf(event, scenario) {
  const journey = data.scenarios[scenario].journeys[event];
  return {
    ...journey,
    start: data.events[event].start,
    hops: journey.hops.map(([number, standing], i) => ({...data.hops[number], standing, step: i + 1})),
  };
}

function statementsOf(hopOrAttack) {
  return hopOrAttack.statements.map(number => data.statements[number]);
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
  ].join(', ');
}

/** When the page was made, and from what. */
function madeFrom({made, exports, files, commit}) {
  const kind = `${exports ? 'export' : 'stack file'}${files.length === 1 ? '' : 's'}`;
  const time = made.replace('T', ' ').replace(/:\d\dZ$/, ' UTC');
  return `Made ${time} from ${kind} ${listed(files)}${commit ? `, commit ${commit}` : ''}.`;
}

const STOPS = ['stopped', 'filtered', 'not-judged'];

/** The first hop that stopped the event, if one did. */
function stopOf(journey) {
  return journey.hops.find(hop => STOPS.includes(hop.standing));
}

/** True if the event stops at the same place, for the same reason, with nothing broken. */
function stopsAnyway(event, scenario) {
  const stop = stopOf(journeyOf(event, scenario));
  const declared = stopOf(journeyOf(event, 0));
  return scenario > 0 && stop !== undefined && stop.at === declared?.at && stop.because === declared.because;
}

/** How an ending is shown: as expected, unexpected, unproven, or rehearsed, where it failed because something was broken. */
function toneOf(event, scenario) {
  const {outcome, asExpected} = journeyOf(event, scenario);
  if (outcome === 'unproven') {
    return 'unproven';
  }
  if (!asExpected || (stopsAnyway(event, scenario) && !journeyOf(event, 0).asExpected)) {
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
