import assert from 'node:assert/strict';
import { findDocumentation } from '../../../src/cli/find-documentation';

describe('the address of the documentation', () => {
  const address = 'https://github.com/acme/lintel/blob/HEAD/docs/rules/';

  it('is in the repository of the manifest', () => {
    for (const repository of [
      'github:acme/lintel',
      'https://github.com/acme/lintel',
      { url: 'git+https://github.com/acme/lintel.git' },
    ])
      assert.equal(findDocumentation({ repository }), address);
    assert.equal(findDocumentation({ homepage: 'https://github.com/acme/lintel#readme' }), address);
  });

  it('is unknown where the manifest names none', () => {
    assert.equal(findDocumentation({}), undefined);
    assert.equal(findDocumentation({ homepage: 'https://lintel.example' }), undefined);
  });
});
