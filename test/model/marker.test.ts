import { describe, expect, test } from 'vitest';
import { createLegend, findSign, findSignOf, type LegendSign } from '../../src/model/legend.ts';
import { findMarkerAt, normalizeMarker } from '../../src/model/marker.ts';

describe('a sign in a text', () => {
  test.each([
    ['⬜ a', '⬜'],
    ['🟧a', '🟧'],
    ['✔️ a', '✔️'],
    ['✔ a', '✔'],
    [':x: a', ':x:'],
    [':white_check_mark:a', ':white_check_mark:'],
    [':+1: a', ':+1:'],
    ['👩🏽‍🔬 a', '👩🏽‍🔬'],
    ['👁️‍🗨️', '👁️‍🗨️'],
    ['√ a', '√'],
    ['☐ a', '☐'],
    [':x', undefined],
    [':X:', undefined],
    ['::', undefined],
    ['a', undefined],
    ['1️⃣ a', undefined],
    ['© a', undefined],
    ['中', undefined],
    ['—', undefined],
    ['', undefined],
    ['\uD83D', undefined],
  ])('%j begins with %j', (text, marker) => expect(findMarkerAt(text, 0)).toBe(marker));
});

test.each([
  [':x:', '❌'],
  ['⬜️', '⬜'],
  [':no_such_code:', ':no_such_code:'],
  [':constructor:', ':constructor:'],
  ['[x]', '[x]'],
])('%s compares as %s', (marker, normal) => expect(normalizeMarker(marker)).toBe(normal));

test('a legend knows its signs in every spelling, the common ones where it says nothing, and writes the first of a status', () => {
  const sign = (marker: string, status: string): LegendSign => ({ carrier: 'sign', marker, status, label: status, origin: 'document' });
  const legend = createLegend([sign(':white_check_mark:', 'read'), sign('⬜️', 'skimmed'), sign('☑', 'read')], []);
  expect(
    ['✅', ':white_check_mark:', '⬜', '⬜️', ':white_large_square:', '❌', '🦄'].map((marker) => findSign(legend, marker)?.status),
  ).toEqual(['read', 'read', 'skimmed', 'skimmed', 'skimmed', 'unread', undefined]);
  expect(findSignOf(legend, 'read')?.marker).toBe(':white_check_mark:');
  expect(findSignOf(legend, 'unread')).toBeUndefined();
});
