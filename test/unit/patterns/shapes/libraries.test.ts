import assert from 'node:assert/strict';
import { isUnknownLibrary, kindOfLibrary } from '../../../../src/patterns/shapes/libraries';

describe('what libraries are for', () => {
  it('goes by the longest beginning that is known', () => {
    assert.equal(kindOfLibrary('sqlalchemy.orm.Session'), 'database');
    assert.equal(kindOfLibrary('django.db.models.Model'), 'database');
    assert.equal(kindOfLibrary('django.http.HttpResponse'), 'web');
    assert.equal(kindOfLibrary('socket.io-client.io'), 'network');
    assert.equal(kindOfLibrary('@aws-sdk/client-s3.S3Client'), 'service');
    assert.equal(kindOfLibrary('node:fs.readFile'), 'files');
    assert.equal(kindOfLibrary('requestsmock.get'), undefined);
  });

  it('tells unknown libraries from those of every layer', () => {
    assert.ok(isUnknownLibrary('pyzbar.decode'));
    assert.ok(isUnknownLibrary('@acme/printer.print'));
    assert.ok(!isUnknownLibrary('typing.Protocol'));
    assert.ok(!isUnknownLibrary('rxjs/operators.map'));
    assert.ok(!isUnknownLibrary('pg.Pool'));
    assert.ok(!isUnknownLibrary('@nestjs/common.Injectable'));
  });
});
