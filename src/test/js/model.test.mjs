/* The page's model: what it makes of the data that the rehearsal wrote into the page. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {node, page} from './page.mjs';

const DATA = {
  groups: [
    {receives: true, accounts: [['111111111111', 'management']]},
    {receives: false, accounts: [['222222222222', 'team-a'], ['333333333333', 'team-b']]},
  ],
  nodes: [
    node('hub', 'bus'),
    {
      ...node('forward', 'rule', 'us-west-2', '222222222222'),
      documents: [['pattern', '{"account": ["222222222222"]}']],
    },
  ],
  links: [[1, 0, 'sends to']],
  events: [{start: 'arn:222222222222:default'}, {start: 'arn:111111111111:default'}],
  hops: [{at: 'a'}, {at: 'b'}, {at: 'c'}],
  statements: [{label: 'first'}, {label: 'second'}, {label: 'third'}],
  scenarios: [
    {word: '', journeys: [{outcome: 'delivered', hops: [[2, 'passed'], [0, 'stopped']]}, {outcome: 'filtered', hops: []}]},
    {word: 'bus', journeys: [{outcome: 'lost', hops: [[1, 'stopped']]}, {outcome: 'filtered', hops: []}]},
  ],
};
const NAMES = [
  'data', 'drawn', 'accountCount', 'groupOfAccount', 'links', 'as', 'nodesOf', 'journeyOf', 'statementsOf',
  'eventTitle', 'eventPlace', 'marksOf', 'stopOf', 'stopsAnyway', 'toneOf',
  'title', 'madeFrom',
];

const model = (data = DATA) => page(data, ['model.js'], NAMES);

test('counts the accounts of all groups and finds the group of each', () => {
  const {data, accountCount, groupOfAccount} = model();

  assert.equal(accountCount, 3);
  assert.equal(groupOfAccount.get('333333333333'), data.groups[1]);
  assert.equal(groupOfAccount.get('444444444444'), undefined);
  assert.deepEqual(data.groups.map(group => [group.number, group.first]), [[0, '111111111111'], [1, '222222222222']]);
  assert.equal(data.groups[1].names.get('333333333333'), 'team-b');
});

test('draws the first account of a group until another is chosen', () => {
  const {data, drawn, as, nodesOf} = model();
  const [, group] = data.groups;

  assert.deepEqual(drawn, ['111111111111', '222222222222']);
  assert.equal(as(group, 'of 222222222222'), 'of 222222222222');
  drawn[1] = '333333333333';
  assert.equal(as(group, 'of 222222222222, by 222222222222'), 'of 333333333333, by 333333333333');
  const [rule] = nodesOf(group);
  assert.equal(rule.account, '333333333333');
  assert.equal(rule.arn, 'arn:333333333333:forward');
  assert.deepEqual(rule.documents, [['pattern', '{"account": ["333333333333"]}']]);
  // What the rehearsal wrote stays as it is, for whatever is drawn next.
  assert.equal(data.nodes[1].arn, 'arn:222222222222:forward');
});

test('gives the nodes of a group with the numbers that links have', () => {
  const {data, nodesOf, links} = model();

  assert.deepEqual(nodesOf(data.groups[0]).map(({name, number}) => [name, number]), [['hub', 0]]);
  assert.deepEqual(nodesOf(data.groups[1]).map(({name, number}) => [name, number]), [['forward', 1]]);
  assert.equal(nodesOf(data.groups[1])[0].group, data.groups[1]);
  assert.deepEqual(links, [{from: 1, to: 0, relation: 'sends to'}]);
});

test('numbers the steps of the journey that an event has in a scenario', () => {
  const {journeyOf} = model();

  assert.deepEqual(journeyOf(0, 0), {
    outcome: 'delivered',
    start: 'arn:222222222222:default',
    hops: [{at: 'c', standing: 'passed', step: 1}, {at: 'a', standing: 'stopped', step: 2}],
  });
  assert.deepEqual(journeyOf(0, 1).hops, [{at: 'b', standing: 'stopped', step: 1}]);
  assert.deepEqual(journeyOf(1, 0), {outcome: 'filtered', start: 'arn:111111111111:default', hops: []});
});

test('finds the statements that a hop or an attack names, in its order', () => {
  const {statementsOf} = model();

  assert.deepEqual(statementsOf({statements: [2, 0]}), [{label: 'third'}, {label: 'first'}]);
  assert.deepEqual(statementsOf({statements: []}), []);
});

test('calls an event by its state and instance, or by its detail-type', () => {
  const {eventTitle, eventPlace} = model();
  const titles = [
    [{state: 'stopped', instance: 'i-1', detailType: 'EC2'}, 'stopped i-1'],
    [{state: 'stopped', instance: '', detailType: 'EC2'}, 'stopped'],
    [{instance: 'i-1', detailType: 'EC2'}, 'i-1'],
    [{state: '', instance: '', detailType: 'Object Created'}, 'Object Created'],
    [{}, '(no detail-type)'],
  ];

  titles.forEach(([event, title]) => assert.equal(eventTitle(event), title));
  assert.equal(eventPlace({account: '1', region: 'eu-west-1'}), '1 eu-west-1');
  assert.equal(eventPlace({account: '1', region: ''}), '1');
});

test('marks a node that a journey meets several times by the worst of it', () => {
  const {marksOf} = model();
  const hops = [
    {at: 'bus', standing: 'passed', step: 1},
    {at: 'queue', standing: 'aside', step: 2},
    {at: 'bus', standing: 'stopped', step: 3},
    {at: 'queue', standing: 'kept', step: 4},
    {at: 'bus', standing: 'filtered', step: 5},
  ];

  assert.deepEqual([...marksOf({start: 'default', hops})], [
    ['default', {standing: 'start', steps: []}],
    ['bus', {standing: 'stopped', steps: [1, 3, 5]}],
    ['queue', {standing: 'kept', steps: [2, 4]}],
  ]);
});

test('orders how a hop ended from passed to stopped', () => {
  const {marksOf} = model();
  const order = ['passed', 'aside', 'filtered', 'kept', 'stopped'];

  for (let worse = 1; worse < order.length; worse++) {
    for (const pair of [[order[worse - 1], order[worse]], [order[worse], order[worse - 1]]]) {
      const hops = pair.map((standing, i) => ({at: 'bus', standing, step: i + 1}));
      assert.equal(marksOf({start: 'bus', hops}).get('bus').standing, order[worse], pair.join());
    }
  }
});

test('shows what a fault stops as rehearsed, and what fails anyway, or is lost, as unexpected', () => {
  const policy = [0, 'stopped'];
  const fault = [1, 'stopped'];
  const tones = [
    // With nothing broken: how it ended, as expected or not; then the same under the fault.
    ['delivered', true, [], 'delivered', true, [], 'expected', 'expected'],
    ['filtered', true, [[2, 'filtered']], 'filtered', true, [[2, 'filtered']], 'expected', 'expected'],
    ['delivered', true, [], 'dead-lettered', true, [fault], 'expected', 'rehearsed'],
    ['delivered', true, [], 'lost', false, [fault], 'expected', 'unexpected'],
    ['dead-lettered', false, [policy], 'dead-lettered', true, [policy], 'unexpected', 'unexpected'],
    ['dead-lettered', false, [policy], 'dead-lettered', true, [fault], 'unexpected', 'rehearsed'],
    ['dead-lettered', true, [policy], 'dead-lettered', true, [policy], 'rehearsed', 'rehearsed'],
    ['delivered', false, [], 'delivered', true, [], 'unexpected', 'expected'],
    ['unproven', false, [[0, 'not-judged']], 'unproven', false, [[0, 'not-judged']], 'unproven', 'unproven'],
  ];

  for (const [outcome, asExpected, hops, broken, endsWell, brokenHops, tone, toneUnderFault] of tones) {
    const {toneOf} = model({
      ...DATA,
      scenarios: [
        {word: '', journeys: [{outcome, asExpected, hops}]},
        {word: 'bus', journeys: [{outcome: broken, asExpected: endsWell, hops: brokenHops}]},
      ],
    });
    assert.deepEqual([toneOf(0, 0), toneOf(0, 1)], [tone, toneUnderFault], `${outcome}, then ${broken}`);
  }
});

test('finds the hop that stopped an event, and whether a fault is to blame for it', () => {
  const {stopOf, stopsAnyway, journeyOf} = model();

  assert.equal(stopOf(journeyOf(0, 0)).at, 'a');
  assert.equal(stopOf(journeyOf(1, 0)), undefined);
  assert.equal(stopsAnyway(0, 0), false);
  assert.equal(stopsAnyway(0, 1), false);
  assert.equal(stopsAnyway(1, 1), false);
});

test('says what the page is of, when it was made, and from what', () => {
  const {title, madeFrom} = model();
  const origin = {projects: ['relay'], files: ['a.yaml'], exports: false, commit: '', made: '2026-03-01T10:20:30Z'};

  assert.equal(title({stacks: ['one'], origin}), 'Rehearsal of relay, stack one');
  assert.equal(title({stacks: ['a', 'b', 'c'], origin: {projects: []}}), 'Rehearsal, stacks a, b and c');
  assert.equal(madeFrom(origin), 'Made 2026-03-01 10:20 UTC from stack file a.yaml.');
  assert.equal(
    madeFrom({...origin, exports: true, files: ['a.json', 'b.json']}),
    'Made 2026-03-01 10:20 UTC from exports a.json and b.json.');
  assert.equal(
    madeFrom({...origin, commit: '0123456789ab, with changes since'}),
    'Made 2026-03-01 10:20 UTC from stack file a.yaml, commit 0123456789ab, with changes since.');
});
