/* A page of two states: which one the address asks for, and how an event ends in the other. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {page} from './page.mjs';

const NAMES = [
  'data', 'side', 'other', 'otherSide', 'otherScenario', 'otherEnding', 'journeyOf', 'statementsOf', 'toneOf', 'stopOf',
  'title', 'madeFrom',
];

function state(label, journeys, underFault = {applies: true, journeys}) {
  return {
    groups: [],
    nodes: [],
    links: [],
    events: journeys.map(({expected = 'delivered'}) => ({start: label, expected})),
    hops: [{at: label, statements: [0]}],
    statements: [{label}],
    scenarios: [{word: '', applies: true, journeys}, {word: 'bus', ...underFault}],
  };
}

function ends(outcome, asExpected, expected = 'delivered') {
  return {outcome, asExpected, expected, hops: [[0, outcome === 'delivered' ? 'passed' : 'stopped']]};
}

const NOW = [
  ends('lost', false), ends('delivered', true), ends('filtered', false), ends('filtered', true, 'filtered'), ends('lost', false),
];
const BEFORE = [
  ends('delivered', true), ends('dead-lettered', false), ends('filtered', true, 'filtered'), ends('filtered', true, 'filtered'),
  ends('lost', false, 'filtered'),
];

function both(hash, fault) {
  const data = {...state('now', NOW), before: state('before', BEFORE, fault), changes: {against: 'main'}};
  return page(data, ['model.js'], NAMES, {hash});
}

test('shows the present state unless the address asks for the one before', () => {
  for (const hash of ['', '#event=1', '#side=now', '#side=after', '#side=']) {
    const {data, side, other, otherSide} = both(hash);
    assert.deepEqual([side, otherSide, data.statements[0].label, other.statements[0].label], ['now', 'before', 'now', 'before'], hash);
  }
  const {data, side, other, otherSide} = both('#event=1&side=before');
  assert.deepEqual([side, otherSide, data.statements[0].label, other.statements[0].label], ['before', 'now', 'before', 'now']);
});

test('has one side if there is no state before, whatever the address asks for', () => {
  const {side, other, otherEnding, otherScenario} = page(state('now', NOW), ['model.js'], NAMES, {hash: '#side=before'});

  assert.equal(side, 'now');
  assert.equal(other, null);
  assert.equal(otherScenario(0), -1);
  assert.equal(otherEnding(0, 0), null);
});

test('says how an event ends in the other state if it ends differently', () => {
  const {otherEnding} = both('');
  const back = both('#side=before').otherEnding;

  assert.deepEqual(
    NOW.map((_, i) => otherEnding(i, 0)),
    ['was delivered', 'was dead-lettered', 'was as expected', null, 'was expected filtered']);
  assert.deepEqual(
    NOW.map((_, i) => back(i, 0)),
    ['now lost', 'now delivered', 'now expected delivered', null, 'now expected delivered']);
});

test('compares what becomes of an event under the same fault, and nothing if that is not applicable there', () => {
  const under = both('', {applies: true, journeys: BEFORE.map(() => ends('lost', false))});
  assert.equal(under.otherScenario(1), 1);
  assert.deepEqual([0, 1].map(i => under.otherEnding(i, 1)), [null, 'was lost']);

  const none = both('', {applies: false, journeys: []});
  assert.equal(none.otherScenario(1), -1);
  assert.equal(none.otherEnding(0, 1), null);
});

test('takes the hops, statements and tone of the other state from that', () => {
  const {journeyOf, statementsOf, toneOf, stopOf, other} = both('');
  const there = journeyOf(0, 0, other);

  assert.equal(there.start, 'before');
  assert.equal(stopOf(there), undefined);
  assert.deepEqual(statementsOf(there.hops[0]), [{label: 'before'}]);
  assert.deepEqual(statementsOf(journeyOf(0, 0).hops[0]), [{label: 'now'}]);
  assert.deepEqual([toneOf(0, 0), toneOf(0, 0, other)], ['unexpected', 'expected']);
});

test('calls the state before by the name that it has on the command line', () => {
  const {title, madeFrom} = both('#side=before');
  const origin = {projects: ['relay'], files: [], exports: false, commit: '', made: '2026-03-01T10:20:30Z'};

  assert.equal(title({stacks: ['one'], origin}), 'Rehearsal of relay, stack one, before');
  assert.equal(madeFrom(origin), 'Made 2026-03-01 10:20 UTC from main.');
});
