import { describe, expect, test } from 'vitest';
import { canonicalUrl, findIdentifierKey } from '../../src/model/identifier.ts';
import { findLinkKey } from '../../src/model/link-key.ts';

describe('the key of a link', () => {
  test.each([
    ['https://arxiv.org/abs/2302.04237', '2302.04237'],
    ['http://arxiv.org/abs/2302.04237v3', '2302.04237'],
    ['https://www.arxiv.org/pdf/2302.04237.pdf', '2302.04237'],
    ['https://arxiv.org/pdf/2302.04237v12', '2302.04237'],
    ['https://arxiv.org/html/2302.04237v1#S3', '2302.04237'],
    ['arxiv.org/abs/0706.1234', '0706.1234'],
    ['https://ArXiv.org/abs/2302.04237?context=cs', '2302.04237'],
    ['https://export.arxiv.org/abs/cs/0112017', 'cs/0112017'],
    ['https://arxiv.org/abs/math.GT/0309136v1', 'math.GT/0309136'],
    ['https://arxiv.org/pdf/hep-th/9901001.pdf', 'hep-th/9901001'],
    ['https://doi.org/10.48550/arXiv.2302.04237', '2302.04237'],
    ['https://arxiv.org/list/cs.CL/recent', undefined],
    ['https://arxiv.org/abs/230204237', undefined],
    ['https://example.org/abs/2302.04237', undefined],
    ['https://openreview.net/forum?id=LoJ6oXzc_P3', 'LoJ6oXzc_P3'],
    ['https://openreview.net/pdf?id=LoJ6oXzc_P3#page=2', 'LoJ6oXzc_P3'],
    ['https://openreview.net/forum?noteId=x1&id=LoJ6oXzc_P3', 'LoJ6oXzc_P3'],
    ['https://openreview.net/forum?id=-a_B', '-a_B'],
    ['https://openreview.net/group?name=ICLR', undefined],
    ['https://aclanthology.org/2022.emnlp-main.259/', '2022.emnlp-main.259'],
    ['https://aclanthology.org/2022.emnlp-main.259.pdf', '2022.emnlp-main.259'],
    ['https://www.aclweb.org/anthology/P18-1001', 'P18-1001'],
    ['https://aclanthology.info/papers/P18-1001/p18-1001', 'P18-1001'],
    ['https://aclanthology.org/volumes/2022.emnlp-main/', undefined],
    ['https://doi.org/10.18653/v1/2022.emnlp-main.259', '2022.emnlp-main.259'],
    ['https://www.doi.org/10.3115/v1/P14-1001', 'P14-1001'],
    ['https://doi.org/10.1145/3560815', '10.1145/3560815'],
    ['https://dl.acm.org/doi/abs/10.1145/3543507.3583348', '10.1145/3543507.3583348'],
    ['https://dl.acm.org/doi/pdf/10.1145/3560815?download=true', '10.1145/3560815'],
    ['https://dl.acm.org/doi/10.1145/3560815#sec-1', '10.1145/3560815'],
    ['https://direct.mit.edu/tacl/article/doi/10.1162/tacl_a_00324/96460/How', '10.1162/tacl_a_00324'],
    ['https://doi.org/10.1016%2Fj.neunet.2014.09.003', '10.1016/j.neunet.2014.09.003'],
    ['https://DOI.org/10.1002/ABC.DEF', '10.1002/abc.def'],
    ['https://link.springer.com/content/pdf/10.1007/978-3-030-01234-2_5.pdf', '10.1007/978-3-030-01234-2_5'],
    ['https://www.nature.com/articles/s42256-023-00626-4', undefined],
    ['https://proceedings.mlr.press/v162/sun22e.html', undefined],
    ['https://example.org/#https://arxiv.org/abs/2302.04237', undefined],
    ['#', undefined],
    ['', undefined],
  ])('%s is %s', (url, key) => expect(findLinkKey(url)).toBe(key));
});

describe('what a selector names', () => {
  test.each([
    ['2302.04237', '2302.04237'],
    ['2302.04237v2', '2302.04237'],
    ['arXiv:2302.04237v2', '2302.04237'],
    ['ARXIV: 2302.04237', '2302.04237'],
    ['cs/0112017', 'cs/0112017'],
    ['10.1145/3560815', '10.1145/3560815'],
    ['doi:10.1145/3560815', '10.1145/3560815'],
    [' DOI 10.1145/3560815. ', '10.1145/3560815'],
    ['2302.042', undefined],
    ['12302.04237', undefined],
    ['a title', undefined],
  ])('%s is %s', (text, key) => expect(findIdentifierKey(text)).toBe(key));
});

test.each([
  ['https://www.Nature.com/Articles/x/', 'nature.com/Articles/x'],
  ['http://nature.com/Articles/x#fig1', 'nature.com/Articles/x'],
  ['nature.com', 'nature.com'],
  ['HTTPS://A.org?q=1', 'a.org?q=1'],
])('%s compares as %s', (url, canonical) => expect(canonicalUrl(url)).toBe(canonical));
