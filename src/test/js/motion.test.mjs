/* The way of the dot: which lines an event moves along, and where it only is asked about. */

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {page} from './page.mjs';

const {legsOf} = page({}, ['motion.js'], ['legsOf']);
const NODES = new Map(['default', 'forward', 'role', 'hub', 'queue'].map((arn, number) => [number, {arn}]));
const LINES = [
  {from: 0, to: 1, relation: 'matches'},
  {from: 1, to: 2, relation: 'acts as'},
  {from: 1, to: 3, relation: 'sends to'},
  {from: 1, to: 4, relation: 'gives up to'},
];
const legs = (...hops) =>
  legsOf({start: 'default', hops: hops.map(at => ({at, standing: 'passed'}))}, NODES, LINES)
    .map(({to, moves, line}) => [to, moves, line?.to]);

test('takes each line from the last node that it leads from', () => {
  assert.deepEqual(legs('forward', 'role', 'hub', 'queue'), [
    [1, true, 1], [2, false, 1], [3, true, 3], [4, true, 4],
  ]);
});

test('comes to a node that several lead to from the one met last', () => {
  const lines = [...LINES, {from: 3, to: 4, relation: 'gives up to'}];
  const hops = ['forward', 'hub', 'queue'].map(at => ({at, standing: 'passed'}));

  assert.equal(legsOf({start: 'default', hops}, NODES, lines).at(-1).line.from, 3);
});

test('takes a line once more for each retry, and none to a node that nothing met leads to', () => {
  assert.deepEqual(legs('forward', 'hub', 'hub'), [[1, true, 1], [3, true, 3], [3, true, 3]]);
  assert.deepEqual(legs('hub'), [[3, false, undefined]]);
});

test('passes over a node that is not drawn', () => {
  assert.deepEqual(legs('forward', 'elsewhere', 'hub'), [[1, true, 1], [3, true, 3]]);
  assert.deepEqual(legsOf({start: 'elsewhere', hops: []}, NODES, LINES), []);
});
